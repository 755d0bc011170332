using System.Text.Json;
using Slipway.Serving.Tensors;

namespace Slipway.Serving.Inference;

/// <summary>Reads a tensor's values, flat or nested as its shape is.</summary>
static class TensorData
{
    public static InferenceFailure? Read(ref Utf8JsonReader reader, InferenceRequest request, RequestTensor tensor, DataType type, in TensorShape shape)
    {
        tensor.Buffer.Reset(type);
        tensor.Buffer.Reshape(shape.Dimensions);
        return type switch
        {
            DataType.Fp32 => Fill<Fp32Element>(ref reader, request, tensor, shape),
            DataType.Fp64 => Fill<Fp64Element>(ref reader, request, tensor, shape),
            DataType.Fp16 => Fill<Fp16Element>(ref reader, request, tensor, shape),
            DataType.Int64 => Fill<IntegerElement<long>>(ref reader, request, tensor, shape),
            DataType.Int32 => Fill<IntegerElement<int>>(ref reader, request, tensor, shape),
            DataType.Int16 => Fill<IntegerElement<short>>(ref reader, request, tensor, shape),
            DataType.Int8 => Fill<IntegerElement<sbyte>>(ref reader, request, tensor, shape),
            DataType.Uint64 => Fill<IntegerElement<ulong>>(ref reader, request, tensor, shape),
            DataType.Uint32 => Fill<IntegerElement<uint>>(ref reader, request, tensor, shape),
            DataType.Uint16 => Fill<IntegerElement<ushort>>(ref reader, request, tensor, shape),
            DataType.Uint8 => Fill<IntegerElement<byte>>(ref reader, request, tensor, shape),
            DataType.Bool => Fill<BoolElement>(ref reader, request, tensor, shape),
            _ => Fill<BytesElement>(ref reader, request, tensor, shape),
        };
    }

    static InferenceFailure? Fill<TElement>(ref Utf8JsonReader reader, InferenceRequest request, RequestTensor tensor, in TensorShape shape)
        where TElement : struct, IJsonElement
    {
        if (reader.TokenType is not JsonTokenType.StartArray)
            return Refused(ref reader, request, tensor, "an array of values");
        Span<int> lengths = stackalloc int[TensorBuffer.MaxRank + 1];
        lengths.Clear();
        var depth = 1;
        var deepest = 1;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.EndArray:
                    if (deepest > 1 && lengths[depth] != shape[depth - 1])
                        return Ragged(request, tensor, shape);
                    if (--depth == 0)
                        return tensor.Buffer.Count == shape.Elements ? null : Miscounted(request, tensor, shape, $"{tensor.Buffer.Count}");
                    break;
                case JsonTokenType.StartArray:
                    if (depth == shape.Rank || (deepest == 1 && tensor.Buffer.Count > 0))
                        return Ragged(request, tensor, shape);
                    lengths[depth++]++;
                    lengths[depth] = 0;
                    deepest = Math.Max(deepest, depth);
                    break;
                default:
                    if (tensor.Buffer.Count == shape.Elements)
                        return Miscounted(request, tensor, shape, "more");
                    if (deepest > 1 && depth != shape.Rank)
                        return Ragged(request, tensor, shape);
                    if (!TElement.TryAdd(ref reader, tensor.Buffer))
                        return Refused(ref reader, request, tensor, TElement.Accepted);
                    lengths[depth]++;
                    break;
            }
        }

        return Miscounted(request, tensor, shape, $"{tensor.Buffer.Count}");
    }

    static InferenceFailure Refused(ref Utf8JsonReader reader, InferenceRequest request, RequestTensor tensor, string accepted) => InferenceFailure.Invalid(
        $"Input '{request.TextOf(tensor.Name)}' ({tensor.Buffer.Type.Name()}) holds {JsonTrouble.Value(ref reader)} as value {tensor.Buffer.Count}; accepted is {accepted}.");

    static InferenceFailure Miscounted(InferenceRequest request, RequestTensor tensor, in TensorShape shape, string found) => InferenceFailure.Invalid(
        $"Input '{request.TextOf(tensor.Name)}' has the shape {TensorShape.Text(shape.Dimensions)}, which is {shape.Elements} values, but \"data\" holds {found}.");

    static InferenceFailure Ragged(InferenceRequest request, RequestTensor tensor, in TensorShape shape) => InferenceFailure.Invalid(
        $"The arrays in \"data\" of input '{request.TextOf(tensor.Name)}' do not nest as its shape {TensorShape.Text(shape.Dimensions)} says; send the values flat or nested exactly so.");
}
