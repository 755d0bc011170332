namespace Slipway.Engines.OnnxRuntime;

/// <summary>
/// One run of a model: write the inputs into the buffers it lends, <see cref="Run"/>, read the outputs. Numbers
/// are neither copied nor allocated on the managed heap. Dispose gives it back; outputs die with the next run.
/// </summary>
public sealed unsafe class OnnxCall : IDisposable
{
    readonly OnnxModel _model;
    readonly OnnxInput[] _inputs;
    readonly OnnxOutput[] _outputs;
    readonly NativeBuffer _inputValues = new();
    readonly NativeBuffer _outputValues = new();
    bool _isLent;

    internal OnnxCall(OnnxModel model)
    {
        _model = model;
        _inputs = [.. model.Inputs.Select(info => new OnnxInput(info))];
        _outputs = [.. model.Outputs.Select(info => new OnnxOutput(info))];
        _inputValues.Ensure((nuint)(_inputs.Length * sizeof(nint)));
        _outputValues.Ensure((nuint)(_outputs.Length * sizeof(nint)));
    }

    /// <summary>The buffer of an input for a tensor of this shape, to be filled in row-major order. It keeps what it held.</summary>
    /// <exception cref="OnnxException">The shape or element type is not the model's.</exception>
    public Span<T> Input<T>(int index, ReadOnlySpan<long> shape) where T : unmanaged => _inputs[index].Buffer<T>(shape);

    public void Input(int index, ReadOnlySpan<long> shape, ReadOnlySpan<string> strings) => _inputs[index].Fill(shape, strings);

    /// <summary>Strings as UTF-8, one after the other, each followed by a zero byte: neither decoded nor allocated.</summary>
    /// <param name="starts">Where each string begins in <paramref name="text"/>.</param>
    public void Input(int index, ReadOnlySpan<long> shape, ReadOnlySpan<byte> text, ReadOnlySpan<int> starts) =>
        _inputs[index].Fill(shape, text, starts);

    /// <exception cref="OnnxException">An input is missing, or the model failed on these inputs.</exception>
    public void Run()
    {
        ReleaseOutputs();
        for (var i = 0; i < _inputs.Length; i++)
            InputValues[i] = _inputs[i].Value;
        _model.Enter();
        try
        {
            OrtNative.Run(_model.Session, _model.InputNames.Pointer, InputValues, _inputs.Length, _model.OutputNames.Pointer, _outputs.Length, OutputValues);
        }
        finally
        {
            _model.Leave();
        }

        for (var i = 0; i < _outputs.Length; i++)
            _outputs[i].Take(OutputValues[i]);
    }

    /// <summary>The shape of an output of the last run.</summary>
    public ReadOnlySpan<long> OutputShape(int index) => _outputs[index].Shape;

    /// <summary>The values of an output of the last run, row-major. Valid until the next run or dispose.</summary>
    public ReadOnlySpan<T> Output<T>(int index) where T : unmanaged => _outputs[index].Values<T>();

    public string[] OutputStrings(int index) => _outputs[index].Strings();

    public void Dispose()
    {
        if (!_isLent)
            return;
        _isLent = false;
        ReleaseOutputs();
        foreach (var input in _inputs)
            input.Clear();
        _model.GiveBack(this);
    }

    internal OnnxCall Lend()
    {
        _isLent = true;
        return this;
    }

    /// <summary>Frees what it holds; the model does so when it goes.</summary>
    internal void Free()
    {
        ReleaseOutputs();
        foreach (var input in _inputs)
            input.Release();
    }

    nint* InputValues => (nint*)_inputValues.Pointer;

    nint* OutputValues => (nint*)_outputValues.Pointer;

    void ReleaseOutputs()
    {
        for (var i = 0; i < _outputs.Length; i++)
        {
            if (OutputValues[i] != 0)
                OrtNative.ReleaseValue(OutputValues[i]);
            OutputValues[i] = 0;
            _outputs[i].Clear();
        }
    }
}
