using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Slipway.Engines.OnnxRuntime;

sealed class SessionHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    public SessionHandle(nint session) : base(ownsHandle: true) => SetHandle(session);

    internal nint Value => handle;

    protected override bool ReleaseHandle()
    {
        OrtNative.ReleaseSession(handle);
        return true;
    }
}

/// <summary>Names as C wants them: an array of pointers to NUL-terminated UTF-8.</summary>
sealed unsafe class NativeNames
{
    readonly nint* _names;
    readonly int _count;

    internal NativeNames(IEnumerable<string> names)
    {
        var texts = names.ToArray();
        _count = texts.Length;
        _names = (nint*)NativeMemory.Alloc((nuint)Math.Max(_count, 1), (nuint)sizeof(nint));
        for (var i = 0; i < _count; i++)
            _names[i] = Marshal.StringToCoTaskMemUTF8(texts[i]);
    }

    ~NativeNames()
    {
        for (var i = 0; i < _count; i++)
            Marshal.FreeCoTaskMem(_names[i]);
        NativeMemory.Free(_names);
    }

    internal nint* Pointer => _names;
}
