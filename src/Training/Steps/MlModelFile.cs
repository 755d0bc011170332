using System.Text;
using System.Text.Json;
using Slipway.Engines.OnnxRuntime;
using Slipway.Kernel;

namespace Slipway.Training.Steps;

/// <summary>Writes the file <c>MLmodel</c> that describes a model folder to MLflow's loaders.</summary>
static class MlModelFile
{
    public static string Write(OnnxModel model, Digest digest, string run)
    {
        var text = new StringBuilder();
        text.Append("artifact_path: model\n");
        text.Append("flavors:\n");
        text.Append("  onnx:\n    code: null\n    data: model.onnx\n    providers:\n    - CPUExecutionProvider\n");
        text.Append("  python_function:\n    data: model.onnx\n    loader_module: mlflow.onnx\n");
        // MLflow's own ids are 32 hex digits; the digest's first 32 say the same of the same bytes.
        text.Append($"model_uuid: {digest.Hex[..32]}\n");
        text.Append($"run_id: {run}\n");
        text.Append("signature:\n");
        text.Append($"  inputs: {Quote(Tensors(model.Inputs))}\n");
        text.Append($"  outputs: {Quote(Tensors(model.Outputs))}\n");
        text.Append("  params: null\n");
        text.Append($"metadata:\n  digest: {digest}\n  producer: {model.Producer}\n");
        return text.ToString();
    }

    static string Tensors(IReadOnlyList<OnnxTensorInfo> tensors) => JsonSerializer.Serialize(tensors.Select(tensor =>
        new Dictionary<string, object>
        {
            ["name"] = tensor.Name,
            ["type"] = "tensor",
            ["tensor-spec"] = new Dictionary<string, object> { ["dtype"] = DataType(tensor.Type), ["shape"] = tensor.Shape },
        }));

    /// <summary>NumPy's names, which MLflow's signatures use.</summary>
    static string DataType(TensorElementType type) => type switch
    {
        TensorElementType.Float => "float32",
        TensorElementType.Double => "float64",
        TensorElementType.String => "object",
        _ => type.ToString().ToLowerInvariant(),
    };

    /// <summary>A YAML string in single quotes.</summary>
    static string Quote(string json) => $"'{json.Replace("'", "''", StringComparison.Ordinal)}'";
}
