using System.Text.Json;

namespace Slipway.Serving.Inference;

/// <summary>What one request may hold.</summary>
/// <param name="MaxRows">Rows of a batch.</param>
/// <param name="MaxElements">Values of one tensor.</param>
readonly record struct InferenceLimits(int MaxRows, int MaxElements);

/// <summary>Reads an Open Inference Protocol v2 request from JSON into typed buffers, in one pass and without a document tree.</summary>
static class InferenceParser
{
    /// <summary>Tensors of one request at most; models with a column each for their features stay far below.</summary>
    const int MaxInputs = 4096;

    const int MaxOutputs = 4096;

    static readonly JsonReaderOptions Options = new() { MaxDepth = 32 };

    /// <returns>Null when the request was understood.</returns>
    public static InferenceFailure? Parse(ReadOnlySpan<byte> body, InferenceRequest request, InferenceLimits limits)
    {
        request.Reset();
        var reader = new Utf8JsonReader(body, Options);
        try
        {
            return ReadRequest(ref reader, request, limits) ?? (reader.Read() ? Unexpected(ref reader, "the end of the request") : null);
        }
        catch (JsonException error)
        {
            return InferenceFailure.Invalid(JsonTrouble.Describe(body, reader.BytesConsumed, error));
        }
        catch (InvalidOperationException)
        {
            return InferenceFailure.Invalid($"The request holds text at byte {reader.TokenStartIndex} that is not valid UTF-8 or UTF-16.");
        }
    }

    static InferenceFailure? ReadRequest(ref Utf8JsonReader reader, InferenceRequest request, InferenceLimits limits)
    {
        if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
            return Unexpected(ref reader, "an object with \"inputs\"");
        var hasInputs = false;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            InferenceFailure? failure = null;
            if (reader.ValueTextEquals("inputs"u8))
            {
                failure = hasInputs ? InferenceFailure.Invalid("\"inputs\" stands twice in the request.") : ReadInputs(ref reader, request, limits);
                hasInputs = true;
            }
            else if (reader.ValueTextEquals("id"u8))
                failure = ReadId(ref reader, request);
            else if (reader.ValueTextEquals("parameters"u8))
                failure = RequestParameters.Read(ref reader, request);
            else if (reader.ValueTextEquals("outputs"u8))
                failure = ReadOutputs(ref reader, request);
            else
                SkipValue(ref reader);
            if (failure is not null)
                return failure;
        }

        return hasInputs ? null : InferenceFailure.Invalid("The request has no \"inputs\"; it must be an object like {\"inputs\":[{\"name\":…,\"shape\":…,\"datatype\":…,\"data\":…}]}.");
    }

    static InferenceFailure? ReadId(ref Utf8JsonReader reader, InferenceRequest request)
    {
        reader.Read();
        if (reader.TokenType is JsonTokenType.Null)
            return null;
        if (reader.TokenType is not JsonTokenType.String || !RequestText.TryCopy(ref reader, request, out var id) || id.Length is 0 or > RequestText.MaxId)
            return InferenceFailure.Invalid($"\"id\" must be a string of 1 to {RequestText.MaxId} bytes.");
        request.Id = id;
        return null;
    }

    static InferenceFailure? ReadOutputs(ref Utf8JsonReader reader, InferenceRequest request)
    {
        reader.Read();
        if (reader.TokenType is not JsonTokenType.StartArray)
            return Unexpected(ref reader, "\"outputs\" as an array of objects with \"name\"");
        while (reader.Read() && reader.TokenType is JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                if (!reader.ValueTextEquals("name"u8))
                {
                    SkipValue(ref reader);
                    continue;
                }

                reader.Read();
                if (reader.TokenType is not JsonTokenType.String || !RequestText.TryCopy(ref reader, request, out var name))
                    return Unexpected(ref reader, "the name of an output");
                if (request.Outputs.Count == MaxOutputs)
                    return InferenceFailure.Invalid($"The request asks for more than {MaxOutputs} outputs.");
                request.AddOutput(name);
            }
        }

        return reader.TokenType is JsonTokenType.EndArray ? null : Unexpected(ref reader, "\"outputs\" as an array of objects with \"name\"");
    }

    static InferenceFailure? ReadInputs(ref Utf8JsonReader reader, InferenceRequest request, InferenceLimits limits)
    {
        reader.Read();
        if (reader.TokenType is not JsonTokenType.StartArray)
            return Unexpected(ref reader, "\"inputs\" as an array of tensors");
        while (reader.Read() && reader.TokenType is JsonTokenType.StartObject)
        {
            var failure = request.TensorCount == MaxInputs
                ? InferenceFailure.Invalid($"The request has more than {MaxInputs} inputs.")
                : TensorParser.Read(ref reader, request, limits);
            if (failure is not null)
                return failure;
        }

        return reader.TokenType is JsonTokenType.EndArray ? null : Unexpected(ref reader, "a tensor: an object with \"name\", \"shape\", \"datatype\" and \"data\"");
    }

    internal static void SkipValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    internal static InferenceFailure Unexpected(ref Utf8JsonReader reader, string accepted) =>
        InferenceFailure.Invalid($"The request holds {JsonTrouble.Token(ref reader)} at byte {reader.TokenStartIndex}; expected was {accepted}.");
}
