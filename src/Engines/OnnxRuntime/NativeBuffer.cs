using System.Runtime.InteropServices;

namespace Slipway.Engines.OnnxRuntime;

/// <summary>Memory outside the managed heap, aligned for vector instructions, zeroed when it grows.</summary>
sealed unsafe class NativeBuffer
{
    const int Alignment = 64;

    ~NativeBuffer() => NativeMemory.AlignedFree(Pointer);

    internal void* Pointer { get; private set; }

    internal nuint Bytes { get; private set; }

    /// <summary>Grows to at least <paramref name="bytes"/>; what it held is lost then. Returns whether it moved.</summary>
    internal bool Ensure(nuint bytes)
    {
        if (Pointer is not null && bytes <= Bytes)
            return false;
        Release();
        var size = Math.Max(bytes, Alignment);
        Pointer = NativeMemory.AlignedAlloc(size, Alignment);
        NativeMemory.Clear(Pointer, size);
        Bytes = size;
        return true;
    }

    internal void Release()
    {
        NativeMemory.AlignedFree(Pointer);
        Pointer = null;
        Bytes = 0;
    }
}
