using System.Text.Json;
using System.Text.Unicode;

namespace Slipway.Serving.Inference;

/// <summary>Copies short texts of a request (id, names, keys) into its own memory, unescaped.</summary>
static class RequestText
{
    /// <summary>Bytes of a prediction id at most.</summary>
    public const int MaxId = 128;

    const int MaxText = 1024;

    /// <summary>The current string or number; false when it is too long or not UTF-8.</summary>
    public static bool TryCopy(ref Utf8JsonReader reader, InferenceRequest request, out TextSlice text)
    {
        text = default;
        var raw = reader.ValueSpan;
        if (raw.Length > MaxText || !Utf8.IsValid(raw))
            return false;
        var room = request.RoomForText(raw.Length);
        if (reader.TokenType is JsonTokenType.String && reader.ValueIsEscaped)
        {
            text = request.Keep(reader.CopyString(room));
            return true;
        }

        raw.CopyTo(room);
        text = request.Keep(raw.Length);
        return true;
    }
}
