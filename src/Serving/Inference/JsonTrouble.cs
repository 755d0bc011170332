using System.Text;
using System.Text.Json;

namespace Slipway.Serving.Inference;

/// <summary>Says in a sentence what is wrong with JSON that could not be read.</summary>
static class JsonTrouble
{
    const int Shown = 40;

    static readonly byte[][] NotNumbers = ["NaN"u8.ToArray(), "nan"u8.ToArray(), "Infinity"u8.ToArray(), "-Infinity"u8.ToArray(), "inf"u8.ToArray(), "-inf"u8.ToArray()];

    /// <param name="consumed">Bytes that were read before the trouble.</param>
    public static string Describe(ReadOnlySpan<byte> body, long consumed, JsonException error)
    {
        var rest = body[(int)Math.Min(consumed, body.Length)..].TrimStart(" \t\r\n,:["u8);
        foreach (var word in NotNumbers)
        {
            if (rest.StartsWith(word))
                return $"The request holds {Encoding.ASCII.GetString(word)} at byte {body.Length - rest.Length}, which JSON cannot carry; send finite numbers, or null for a missing FP32 or FP64 value.";
        }

        if (body.Trim(" \t\r\n"u8).IsEmpty)
            return "The request has no body; it must be an object with \"inputs\".";
        return error.Message.Contains("maximum configured depth", StringComparison.OrdinalIgnoreCase)
            ? "The request nests deeper than 32 levels."
            : $"The request is not JSON: something is wrong near byte {body.Length - rest.Length}, at '{Excerpt(rest)}'.";
    }

    /// <summary>The token under the reader, shortened.</summary>
    public static string Token(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.None => "nothing",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.EndArray or JsonTokenType.EndObject => "the end of an array or object",
        JsonTokenType.String => $"the string \"{Excerpt(reader.ValueSpan)}\"",
        JsonTokenType.Number => $"the number {Excerpt(reader.ValueSpan)}",
        _ => Excerpt(reader.ValueSpan),
    };

    /// <summary>The value under the reader as it was sent, shortened.</summary>
    public static string Value(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => $"\"{Excerpt(reader.ValueSpan)}\"",
        JsonTokenType.StartObject => "an object",
        _ => Excerpt(reader.ValueSpan),
    };

    static string Excerpt(ReadOnlySpan<byte> text)
    {
        var clean = string.Concat(Encoding.UTF8.GetString(text[..Math.Min(Shown, text.Length)]).Select(c => char.IsControl(c) ? ' ' : c));
        return text.Length > Shown ? clean + "…" : clean;
    }
}
