using System.Text;
using System.Text.Json;
using Slipway.Serving.Tensors;

namespace Slipway.Serving.Inference;

/// <summary>Reads one tensor object. Its members may come in any order, so values met before their type are passed over and read afterwards.</summary>
static class TensorParser
{
    public static InferenceFailure? Read(ref Utf8JsonReader reader, InferenceRequest request, InferenceLimits limits)
    {
        var tensor = request.AddTensor();
        var shape = new TensorShape();
        DataType? type = null;
        Utf8JsonReader later = default;
        bool hasData = false, isLater = false;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            InferenceFailure? failure = null;
            if (reader.ValueTextEquals("name"u8))
                failure = ReadName(ref reader, request, tensor);
            else if (reader.ValueTextEquals("shape"u8))
                failure = shape.Read(ref reader, request.TextOf(tensor.Name), limits);
            else if (reader.ValueTextEquals("datatype"u8))
                failure = ReadType(ref reader, request.TextOf(tensor.Name), out type);
            else if (!reader.ValueTextEquals("data"u8))
                InferenceParser.SkipValue(ref reader);
            else if (hasData)
                return InferenceFailure.Invalid($"Input '{request.TextOf(tensor.Name)}' has \"data\" twice.");
            else
            {
                hasData = true;
                reader.Read();
                isLater = type is null || !shape.IsKnown || tensor.Name.IsEmpty;
                if (isLater)
                {
                    later = reader;
                    reader.Skip();
                }
                else
                    failure = TensorData.Read(ref reader, request, tensor, type!.Value, shape);
            }

            if (failure is not null)
                return failure;
        }

        return Incomplete(request, tensor, shape, type, hasData) ??
            (isLater ? TensorData.Read(ref later, request, tensor, type!.Value, shape) : null);
    }

    static InferenceFailure? Incomplete(InferenceRequest request, RequestTensor tensor, TensorShape shape, DataType? type, bool hasData)
    {
        if (tensor.Name.IsEmpty)
            return InferenceFailure.Invalid("An input has no \"name\".");
        var missing = type is null ? "datatype" : !shape.IsKnown ? "shape" : !hasData ? "data" : null;
        return missing is null ? null : InferenceFailure.Invalid($"Input '{request.TextOf(tensor.Name)}' has no \"{missing}\".");
    }

    static InferenceFailure? ReadName(ref Utf8JsonReader reader, InferenceRequest request, RequestTensor tensor)
    {
        reader.Read();
        if (reader.TokenType is not JsonTokenType.String || !RequestText.TryCopy(ref reader, request, out var name) || name.IsEmpty)
            return InferenceParser.Unexpected(ref reader, "the name of an input");
        for (var i = 0; i < request.TensorCount - 1; i++)
        {
            if (request.Text(request.Tensor(i).Name).SequenceEqual(request.Text(name)))
                return InferenceFailure.Invalid($"Input '{request.TextOf(name)}' stands twice in the request.");
        }

        tensor.Name = name;
        return null;
    }

    static InferenceFailure? ReadType(ref Utf8JsonReader reader, string name, out DataType? type)
    {
        type = null;
        reader.Read();
        if (reader.TokenType is JsonTokenType.String)
        {
            foreach (var candidate in Known)
            {
                if (reader.ValueTextEquals(candidate.Utf8))
                {
                    type = candidate.Type;
                    return null;
                }
            }
        }

        return InferenceFailure.Invalid($"Input '{name}' has the datatype {JsonTrouble.Value(ref reader)}; accepted are {string.Join(", ", Known.Select(known => known.Type.Name()))}.");
    }

    static readonly (DataType Type, byte[] Utf8)[] Known = [.. Enum.GetValues<DataType>().Select(type => (type, Encoding.ASCII.GetBytes(type.Name())))];
}
