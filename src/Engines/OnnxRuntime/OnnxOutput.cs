using System.Text;

namespace Slipway.Engines.OnnxRuntime;

/// <summary>One output of the last run, as it lies in ONNX Runtime's memory.</summary>
sealed unsafe class OnnxOutput(OnnxTensorInfo info)
{
    long[] _shape = [];
    nint _value;
    int _count;

    internal ReadOnlySpan<long> Shape => _value == 0 ? throw NotRun() : _shape;

    internal void Take(nint value)
    {
        _value = value;
        var tensor = OrtNative.TensorInfo(value);
        var rank = OrtNative.Rank(tensor);
        if (_shape.Length != rank)
            _shape = new long[rank];
        OrtNative.Dimensions(tensor, _shape);
        OrtNative.ReleaseTensorInfo(tensor);
        _count = 1;
        foreach (var size in _shape)
            _count = checked(_count * (int)size);
    }

    internal ReadOnlySpan<T> Values<T>() where T : unmanaged
    {
        if (_value == 0)
            throw NotRun();
        return TensorElementTypes.Of<T>() == info.Type
            ? new(OrtNative.Data(_value), _count)
            : throw new InvalidOperationException($"The output '{info.Name}' holds {info.Type}, not {typeof(T).Name}.");
    }

    internal string[] Strings()
    {
        if (_value == 0)
            throw NotRun();
        if (info.Type is not TensorElementType.String)
            throw new InvalidOperationException($"The output '{info.Name}' holds {info.Type}, not text.");
        var text = new byte[OrtNative.StringsLength(_value)];
        var offsets = new nuint[_count + 1];
        offsets[_count] = (nuint)text.Length;
        fixed (byte* bytes = text)
        fixed (nuint* starts = offsets)
            OrtNative.Strings(_value, bytes, (nuint)text.Length, starts, (nuint)_count);
        return [.. Enumerable.Range(0, _count).Select(i => Encoding.UTF8.GetString(text, (int)offsets[i], (int)(offsets[i + 1] - offsets[i])))];
    }

    internal void Clear() => _value = 0;

    InvalidOperationException NotRun() => new($"The output '{info.Name}' is there only after a run.");
}
