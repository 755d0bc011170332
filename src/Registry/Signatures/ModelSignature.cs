using Slipway.Contracts.Registry;
using Slipway.Engines.OnnxRuntime;
using Slipway.Kernel;

namespace Slipway.Registry.Signatures;

/// <summary>What a model takes and gives, read from the file itself.</summary>
static class ModelSignature
{
    public static async Task<SignatureView> ReadAsync(string path, CancellationToken ct)
    {
        if (new FileInfo(path).Length > Array.MaxLength)
            throw Refusal.Invalid("model.too_large", $"The file has more than {Array.MaxLength} bytes, which no ONNX model can have in one file.");
        var bytes = await File.ReadAllBytesAsync(path, ct);
        try
        {
            using var model = await Task.Run(() => OnnxModel.Load(bytes, new()), ct);
            return new([.. model.Inputs.Select(View)], [.. model.Outputs.Select(View)]);
        }
        catch (OnnxException error)
        {
            throw Refusal.Invalid("model.unreadable", $"The file is not an ONNX model that can be served: {error.Message}");
        }
    }

    static TensorView View(OnnxTensorInfo tensor) => new(tensor.Name, DataType(tensor.Type), tensor.Shape);

    /// <summary>The Open Inference Protocol's name.</summary>
    static string DataType(TensorElementType type) => type switch
    {
        TensorElementType.Float => "FP32",
        TensorElementType.Double => "FP64",
        TensorElementType.Float16 => "FP16",
        TensorElementType.String => "BYTES",
        _ => type.ToString().ToUpperInvariant(),
    };
}
