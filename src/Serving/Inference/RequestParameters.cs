using System.Text.Json;

namespace Slipway.Serving.Inference;

/// <summary>The <c>parameters</c> of a request. <c>event_time</c> and <c>routing_key</c> mean something here; others are passed over.</summary>
static class RequestParameters
{
    static readonly long Earliest = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    static readonly long Latest = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    public static InferenceFailure? Read(ref Utf8JsonReader reader, InferenceRequest request)
    {
        reader.Read();
        if (reader.TokenType is JsonTokenType.Null)
            return null;
        if (reader.TokenType is not JsonTokenType.StartObject)
            return InferenceParser.Unexpected(ref reader, "\"parameters\" as an object");
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            InferenceFailure? failure = null;
            if (reader.ValueTextEquals("event_time"u8))
                failure = ReadEventTime(ref reader, request);
            else if (reader.ValueTextEquals("routing_key"u8))
                failure = ReadRoutingKey(ref reader, request);
            else
                InferenceParser.SkipValue(ref reader);
            if (failure is not null)
                return failure;
        }

        return null;
    }

    static InferenceFailure? ReadRoutingKey(ref Utf8JsonReader reader, InferenceRequest request)
    {
        reader.Read();
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number) || !RequestText.TryCopy(ref reader, request, out var key) || key.IsEmpty)
            return InferenceFailure.Invalid($"The parameter routing_key is {JsonTrouble.Value(ref reader)}; accepted is a string of 1 to 1024 bytes or a number.");
        request.RoutingKey = key;
        return null;
    }

    static InferenceFailure? ReadEventTime(ref Utf8JsonReader reader, InferenceRequest request)
    {
        reader.Read();
        if (reader.TokenType is JsonTokenType.Number && reader.TryGetInt64(out var milliseconds) && milliseconds >= Earliest && milliseconds <= Latest)
            request.EventTime = milliseconds;
        else if (reader.TokenType is JsonTokenType.String && reader.TryGetDateTime(out var time))
            request.EventTime = new DateTimeOffset(time.Kind is DateTimeKind.Unspecified ? DateTime.SpecifyKind(time, DateTimeKind.Utc) : time.ToUniversalTime()).ToUnixTimeMilliseconds();
        else
            return InferenceFailure.Invalid($"The parameter event_time is {JsonTrouble.Value(ref reader)}; accepted is an ISO 8601 time such as \"2001-02-03T14:30:00Z\" or unix milliseconds.");
        return null;
    }
}
