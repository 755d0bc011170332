using System.Collections.Concurrent;

namespace Slipway.Engines.OnnxRuntime;

/// <summary>
/// A loaded ONNX model: one shared session, safe to use from any number of threads. Each run goes through an
/// <see cref="OnnxCall"/> rented from the model, whose buffers are kept for the next.
/// </summary>
public sealed class OnnxModel : IDisposable
{
    readonly SessionHandle _session;
    readonly ConcurrentBag<OnnxCall> _idle = [];
    readonly NativeNames _inputNames;
    readonly NativeNames _outputNames;
    volatile bool _disposed;

    OnnxModel(SessionHandle session)
    {
        _session = session;
        Inputs = Describe(inputs: true);
        Outputs = Describe(inputs: false);
        (Producer, Properties) = ReadMetadata(session.Value);
        _inputNames = new(Inputs.Select(input => input.Name));
        _outputNames = new(Outputs.Select(output => output.Name));
    }

    /// <summary>The version of ONNX Runtime in use, e.g. <c>1.30.0</c>.</summary>
    public static string RuntimeVersion
    {
        get
        {
            NativeLibraries.Require(NativeEngine.OnnxRuntime);
            return OrtNative.Version;
        }
    }

    public IReadOnlyList<OnnxTensorInfo> Inputs { get; }

    public IReadOnlyList<OnnxTensorInfo> Outputs { get; }

    /// <summary>The program that wrote the model, as the model says.</summary>
    public string Producer { get; }

    /// <summary>The model's own key-value notes.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; }

    internal nint Session => _session.Value;
    internal NativeNames InputNames => _inputNames;
    internal NativeNames OutputNames => _outputNames;

    /// <exception cref="OnnxException">The bytes are no model, or one that Slipway does not run.</exception>
    /// <exception cref="NativeLibraryMissingException">ONNX Runtime is not on this machine.</exception>
    public static OnnxModel Load(ReadOnlySpan<byte> model, OnnxOptions options)
    {
        NativeLibraries.Require(NativeEngine.OnnxRuntime);
        ExternalData.Refuse(model);
        var settings = OrtNative.CreateSessionOptions();
        try
        {
            const int all = 99;
            OrtNative.SetOptimization(settings, all);
            OrtNative.SetIntraOpThreads(settings, options.IntraOpThreads);
            OrtNative.SetInterOpThreads(settings, 1);
            var session = new SessionHandle(OrtNative.CreateSession(model, settings));
            try
            {
                return new(session);
            }
            catch
            {
                session.Dispose();
                throw;
            }
        }
        finally
        {
            OrtNative.ReleaseSessionOptions(settings);
        }
    }

    public static OnnxModel LoadFile(string path, OnnxOptions options) => Load(File.ReadAllBytes(path), options);

    /// <summary>Something to run this model with; disposing it gives its buffers back. Not thread-safe: one per run.</summary>
    public OnnxCall Rent()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return (_idle.TryTake(out var call) ? call : new(this)).Lend();
    }

    /// <summary>The position of an input, or -1.</summary>
    public int InputIndex(string name) => IndexOf(Inputs, name);

    /// <summary>The position of an output, or -1.</summary>
    public int OutputIndex(string name) => IndexOf(Outputs, name);

    /// <summary>Frees the model once no call is running; calls still rented free themselves when given back.</summary>
    public void Dispose()
    {
        _disposed = true;
        FreeIdle();
        _session.Dispose();
    }

    /// <summary>Keeps the session from being freed until <see cref="Leave"/>.</summary>
    internal void Enter()
    {
        var entered = false;
        _session.DangerousAddRef(ref entered);
    }

    internal void Leave() => _session.DangerousRelease();

    internal void GiveBack(OnnxCall call)
    {
        _idle.Add(call);
        if (_disposed)
            FreeIdle();
    }

    void FreeIdle()
    {
        while (_idle.TryTake(out var call))
            call.Free();
    }

    static int IndexOf(IReadOnlyList<OnnxTensorInfo> tensors, string name)
    {
        for (var i = 0; i < tensors.Count; i++)
        {
            if (tensors[i].Name == name)
                return i;
        }

        return -1;
    }

    OnnxTensorInfo[] Describe(bool inputs)
    {
        var tensors = new OnnxTensorInfo[OrtNative.Count(Session, inputs)];
        for (var i = 0; i < tensors.Length; i++)
        {
            var name = OrtNative.Name(Session, i, inputs);
            var type = OrtNative.TypeInfo(Session, i, inputs);
            try
            {
                tensors[i] = Describe(name, type, inputs);
            }
            finally
            {
                OrtNative.ReleaseTypeInfo(type);
            }
        }

        return tensors;
    }

    static OnnxTensorInfo Describe(string name, nint type, bool input)
    {
        var tensor = OrtNative.TensorPart(type);
        if (tensor == 0)
        {
            var place = input ? "input" : "output";
            throw new OnnxException(OnnxError.Refused, $"The model's {place} '{name}' is a sequence or map, not a tensor. Export the model without ZipMap (in skl2onnx: zipmap=False).");
        }

        var element = OrtNative.ElementType(tensor);
        if (element.Width() == 0 && element is not TensorElementType.String)
            throw new OnnxException(OnnxError.Refused, $"'{name}' holds elements of ONNX type {(int)element}, which Slipway does not serve.");
        var shape = new long[OrtNative.Rank(tensor)];
        OrtNative.Dimensions(tensor, shape);
        return new(name, element, shape);
    }

    static (string Producer, Dictionary<string, string> Properties) ReadMetadata(nint session)
    {
        var metadata = OrtNative.ModelMetadata(session);
        try
        {
            return (OrtNative.Producer(metadata), OrtNative.PropertyKeys(metadata).ToDictionary(key => key, key => OrtNative.Property(metadata, key)));
        }
        finally
        {
            OrtNative.ReleaseModelMetadata(metadata);
        }
    }
}
