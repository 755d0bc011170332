using Slipway.Engines.OnnxRuntime;
using Slipway.Serving.Tensors;

namespace Slipway.Serving.Models;

/// <summary>ONNX's element types in the protocol's words.</summary>
static class OnnxTypes
{
    public static DataType ToDataType(this TensorElementType type) => type switch
    {
        TensorElementType.Float => DataType.Fp32,
        TensorElementType.Double => DataType.Fp64,
        TensorElementType.Float16 => DataType.Fp16,
        TensorElementType.Int8 => DataType.Int8,
        TensorElementType.Int16 => DataType.Int16,
        TensorElementType.Int32 => DataType.Int32,
        TensorElementType.Int64 => DataType.Int64,
        TensorElementType.UInt8 => DataType.Uint8,
        TensorElementType.UInt16 => DataType.Uint16,
        TensorElementType.UInt32 => DataType.Uint32,
        TensorElementType.UInt64 => DataType.Uint64,
        TensorElementType.Bool => DataType.Bool,
        TensorElementType.String => DataType.Bytes,
        _ => throw new ModelUnusableException($"The model uses the ONNX element type {type}, which can not be served."),
    };

    public static ModelSignature Signature(OnnxModel model) => new([.. model.Inputs.Select(Spec)], [.. model.Outputs.Select(Spec)]);

    static TensorSpec Spec(OnnxTensorInfo info) => info.Shape.Count <= TensorBuffer.MaxRank
        ? new(info.Name, info.Type.ToDataType(), info.Shape)
        : throw new ModelUnusableException($"'{info.Name}' has {info.Shape.Count} dimensions; models are served with up to {TensorBuffer.MaxRank}.");
}
