using System.Runtime.InteropServices;
using System.Text;

namespace Slipway.Engines.OnnxRuntime;

/// <summary>The buffer of one input and the tensor over it, both kept while calls have the same shape.</summary>
sealed unsafe class OnnxInput(OnnxTensorInfo info)
{
    /// <summary>A buffer larger than this is given back rather than kept for the next call.</summary>
    const int KeptBytes = 1 << 20;

    readonly NativeBuffer _buffer = new();
    long[] _shape = [];
    nint _value;
    bool _filled;

    /// <summary>The tensor of this call.</summary>
    internal nint Value => _filled ? _value : throw new OnnxException(OnnxError.WrongInput, $"The input '{info.Name}' is missing.");

    internal Span<T> Buffer<T>(ReadOnlySpan<long> shape) where T : unmanaged
    {
        if (TensorElementTypes.Of<T>() != info.Type)
            throw new OnnxException(OnnxError.WrongInput, $"The input '{info.Name}' takes {info.Type}, not {typeof(T).Name}.");
        var count = Count(shape);
        var bytes = (nuint)count * (nuint)sizeof(T);
        if (_buffer.Ensure(bytes) || _value == 0 || !shape.SequenceEqual(_shape))
        {
            Forget();
            _value = OrtNative.CreateTensor(_buffer.Pointer, bytes, shape, info.Type);
            Remember(shape);
        }

        _filled = true;
        return new(_buffer.Pointer, count);
    }

    internal void Fill(ReadOnlySpan<long> shape, ReadOnlySpan<string> strings)
    {
        Prepare(shape, strings.Length);
        Write(strings);
        _filled = true;
    }

    internal void Fill(ReadOnlySpan<long> shape, ReadOnlySpan<byte> text, ReadOnlySpan<int> starts)
    {
        Prepare(shape, starts.Length);
        Write(text, starts);
        _filled = true;
    }

    void Prepare(ReadOnlySpan<long> shape, int strings)
    {
        if (info.Type is not TensorElementType.String)
            throw new OnnxException(OnnxError.WrongInput, $"The input '{info.Name}' takes {info.Type}, not text.");
        if (Count(shape) != strings)
            throw new OnnxException(OnnxError.WrongInput, $"The input '{info.Name}' has {strings} values for the shape [{string.Join(',', shape.ToArray())}].");
        if (_value != 0 && shape.SequenceEqual(_shape))
            return;
        Forget();
        _value = OrtNative.CreateTensor(shape, info.Type);
        Remember(shape);
    }

    void Write(ReadOnlySpan<byte> text, ReadOnlySpan<int> starts)
    {
        if (starts.IsEmpty)
            return;
        _buffer.Ensure((nuint)(starts.Length * sizeof(nint)));
        var pointers = (nint*)_buffer.Pointer;
        fixed (byte* bytes = text)
        {
            for (var i = 0; i < starts.Length; i++)
                pointers[i] = (nint)(bytes + starts[i]);
            OrtNative.FillStrings(_value, pointers, (nuint)starts.Length);
        }
    }

    /// <summary>Before the next caller: a large buffer is freed, a small one kept.</summary>
    internal void Clear()
    {
        _filled = false;
        if (_buffer.Bytes > KeptBytes || info.Type is TensorElementType.String)
            Release();
    }

    internal void Release()
    {
        Forget();
        _buffer.Release();
    }

    void Write(ReadOnlySpan<string> strings)
    {
        var size = 0;
        foreach (var text in strings)
            size += Encoding.UTF8.GetByteCount(text) + 1;
        if (strings.IsEmpty)
            return;
        var bytes = (byte*)NativeMemory.Alloc((nuint)size);
        var pointers = (nint*)NativeMemory.Alloc((nuint)strings.Length, (nuint)sizeof(nint));
        try
        {
            var at = bytes;
            for (var i = 0; i < strings.Length; i++)
            {
                pointers[i] = (nint)at;
                at += Encoding.UTF8.GetBytes(strings[i], new Span<byte>(at, size - (int)(at - bytes)));
                *at++ = 0;
            }

            OrtNative.FillStrings(_value, pointers, (nuint)strings.Length);
        }
        finally
        {
            NativeMemory.Free(bytes);
            NativeMemory.Free(pointers);
        }
    }

    int Count(ReadOnlySpan<long> shape)
    {
        if (!info.Accepts(shape))
            throw new OnnxException(OnnxError.WrongInput, $"The input '{info.Name}' takes the shape [{string.Join(',', info.Shape)}] (-1 is any size), not [{string.Join(',', shape.ToArray())}].");
        var count = 1L;
        foreach (var size in shape)
        {
            count = size == 0 || count <= int.MaxValue / size
                ? count * size
                : throw new OnnxException(OnnxError.WrongInput, $"The input '{info.Name}' is larger than {int.MaxValue:N0} values.");
        }

        return (int)count;
    }

    void Remember(ReadOnlySpan<long> shape)
    {
        if (_shape.Length != shape.Length)
            _shape = new long[shape.Length];
        shape.CopyTo(_shape);
    }

    void Forget()
    {
        if (_value != 0)
            OrtNative.ReleaseValue(_value);
        _value = 0;
        _filled = false;
    }
}
