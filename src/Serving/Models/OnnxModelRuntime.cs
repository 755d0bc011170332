using System.Text;
using Slipway.Engines;
using Slipway.Engines.OnnxRuntime;
using Slipway.Serving.Tensors;

namespace Slipway.Serving.Models;

/// <summary>An ONNX model in this process: one session for all threads, each run on the thread that asks.</summary>
sealed class OnnxModelRuntime : IModelRuntime
{
    /// <summary>Values of the largest row that is scored for warming up.</summary>
    const int LargestWarmUp = 1 << 20;

    readonly OnnxModel _model;

    OnnxModelRuntime(OnnxModel model)
    {
        _model = model;
        Signature = OnnxTypes.Signature(model);
    }

    public ModelSignature Signature { get; }

    /// <summary>Loads a file whose digest was verified, and scores one row of zeros so that the first caller waits for nothing.</summary>
    public static OnnxModelRuntime Load(string path)
    {
        OnnxModel model;
        try
        {
            model = OnnxModel.LoadFile(path, new());
        }
        catch (Exception error) when (error is OnnxException or NativeLibraryMissingException)
        {
            throw new ModelUnusableException(error.Message, error);
        }

        try
        {
            var runtime = new OnnxModelRuntime(model);
            runtime.WarmUp();
            return runtime;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    public ValueTask RunAsync(ReadOnlyMemory<TensorBuffer> inputs, ReadOnlyMemory<TensorBuffer> outputs, CancellationToken ct)
    {
        Run(inputs.Span, outputs.Span);
        return ValueTask.CompletedTask;
    }

    public void Dispose() => _model.Dispose();

    void Run(ReadOnlySpan<TensorBuffer> inputs, ReadOnlySpan<TensorBuffer> outputs)
    {
        using var call = _model.Rent();
        try
        {
            for (var i = 0; i < inputs.Length; i++)
                Write(call, i, inputs[i]);
            call.Run();
        }
        catch (OnnxException error)
        {
            throw new ModelFailedException($"The model could not score these rows: {error.Message}", error);
        }

        for (var i = 0; i < outputs.Length; i++)
            Read(call, i, Signature.Outputs[i].Type, outputs[i]);
    }

    static void Write(OnnxCall call, int index, TensorBuffer from)
    {
        switch (from.Type)
        {
            case DataType.Fp32: Write<float>(call, index, from); break;
            case DataType.Fp64: Write<double>(call, index, from); break;
            case DataType.Fp16: Write<Half>(call, index, from); break;
            case DataType.Int64: Write<long>(call, index, from); break;
            case DataType.Int32: Write<int>(call, index, from); break;
            case DataType.Int16: Write<short>(call, index, from); break;
            case DataType.Int8: Write<sbyte>(call, index, from); break;
            case DataType.Uint64: Write<ulong>(call, index, from); break;
            case DataType.Uint32: Write<uint>(call, index, from); break;
            case DataType.Uint16: Write<ushort>(call, index, from); break;
            case DataType.Uint8: Write<byte>(call, index, from); break;
            case DataType.Bool: Write<bool>(call, index, from); break;
            default: call.Input(index, from.Shape, from.Data, from.Offsets[..from.Count]); break;
        }
    }

    static void Write<T>(OnnxCall call, int index, TensorBuffer from) where T : unmanaged =>
        from.Values<T>().CopyTo(call.Input<T>(index, from.Shape));

    static void Read(OnnxCall call, int index, DataType type, TensorBuffer to)
    {
        to.Reset(type);
        to.Reshape(call.OutputShape(index));
        switch (type)
        {
            case DataType.Fp32: Read<float>(call, index, to); break;
            case DataType.Fp64: Read<double>(call, index, to); break;
            case DataType.Fp16: Read<Half>(call, index, to); break;
            case DataType.Int64: Read<long>(call, index, to); break;
            case DataType.Int32: Read<int>(call, index, to); break;
            case DataType.Int16: Read<short>(call, index, to); break;
            case DataType.Int8: Read<sbyte>(call, index, to); break;
            case DataType.Uint64: Read<ulong>(call, index, to); break;
            case DataType.Uint32: Read<uint>(call, index, to); break;
            case DataType.Uint16: Read<ushort>(call, index, to); break;
            case DataType.Uint8: Read<byte>(call, index, to); break;
            case DataType.Bool: Read<bool>(call, index, to); break;
            default:
                foreach (var text in call.OutputStrings(index))
                    to.AddText(Encoding.UTF8.GetBytes(text));
                break;
        }
    }

    static void Read<T>(OnnxCall call, int index, TensorBuffer to) where T : unmanaged
    {
        var values = call.Output<T>(index);
        System.Runtime.InteropServices.MemoryMarshal.AsBytes(values).CopyTo(to.RoomForNumbers(values.Length));
    }

    void WarmUp()
    {
        if (Signature.Inputs.Any(spec => spec.Shape.Aggregate(1.0, (product, length) => product * Math.Max(1, length)) > LargestWarmUp))
            return;
        var inputs = Signature.Inputs.Select(Zeros).ToArray();
        var outputs = Signature.Outputs.Select(_ => new TensorBuffer()).ToArray();
        try
        {
            Run(inputs, outputs);
        }
        catch (ModelFailedException)
        {
            // A model may refuse zeros; then the first real row warms it.
        }
    }

    static TensorBuffer Zeros(TensorSpec spec)
    {
        var shape = spec.Shape.Select(length => Math.Max(1, length)).ToArray();
        var tensor = new TensorBuffer();
        tensor.Reset(spec.Type);
        tensor.Reshape(shape);
        var count = (int)shape.Aggregate(1L, (product, length) => product * length);
        if (spec.Type is DataType.Bytes)
        {
            for (var i = 0; i < count; i++)
                tensor.AddText(default);
        }
        else
            tensor.RoomForNumbers(count).Clear();
        return tensor;
    }
}
