namespace Slipway.Engines.OnnxRuntime;

/// <summary>What kind of trouble it is. The first twelve are ONNX Runtime's own codes.</summary>
public enum OnnxError
{
    Fail = 1,
    InvalidArgument = 2,
    NoSuchFile = 3,
    NoModel = 4,
    EngineError = 5,
    RuntimeException = 6,
    InvalidProtobuf = 7,
    ModelLoaded = 8,
    NotImplemented = 9,
    InvalidGraph = 10,
    ProviderFail = 11,

    /// <summary>The model holds something Slipway does not run: external data, an output that is no tensor.</summary>
    Refused = 100,

    /// <summary>An input's shape or element type is not the model's.</summary>
    WrongInput = 101,
}

/// <summary>A model could not be loaded or run. The message is one sentence for a person.</summary>
public sealed class OnnxException(OnnxError error, string message) : Exception(message)
{
    public OnnxError Error { get; } = error;
}
