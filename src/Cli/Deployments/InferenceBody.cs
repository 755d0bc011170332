using System.Buffers;
using System.Text.Json;

namespace Slipway.Cli.Deployments;

/// <summary>Rows as people write them, turned into the columns that Open Inference Protocol v2 wants.</summary>
static class InferenceBody
{
    /// <param name="asked">An array of rows, one row, or a request that has <c>inputs</c> already.</param>
    /// <param name="metadata">What the model takes, by the protocol's metadata answer.</param>
    public static ReadOnlyMemory<byte> Make(JsonElement asked, JsonElement metadata)
    {
        if (asked.ValueKind is JsonValueKind.Object && asked.TryGetProperty("inputs", out _))
            return JsonSerializer.SerializeToUtf8Bytes(asked);

        var rows = asked.ValueKind is JsonValueKind.Array ? asked.EnumerateArray().ToArray() : [asked];
        if (rows.Length == 0 || rows.Any(row => row.ValueKind is not JsonValueKind.Object))
            throw new UsageException("Rows are JSON objects such as {\"hour\": 8}, one by --row or an array of them in a file.");

        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
            Write(writer, rows, metadata.GetProperty("inputs"));
        return buffer.WrittenMemory;
    }

    static void Write(Utf8JsonWriter writer, JsonElement[] rows, JsonElement inputs)
    {
        CheckNames(rows, inputs);
        writer.WriteStartObject();
        writer.WriteStartArray("inputs");
        foreach (var input in inputs.EnumerateArray())
            WriteColumn(writer, rows, input);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    static void CheckNames(JsonElement[] rows, JsonElement inputs)
    {
        var known = inputs.EnumerateArray().Select(input => input.GetProperty("name").GetString()!).ToArray();
        var unknown = rows.SelectMany(row => row.EnumerateObject()).Select(member => member.Name).Except(known).ToArray();
        if (unknown.Length > 0)
            throw new UsageException($"The model takes {string.Join(", ", known)}; it does not take {string.Join(", ", unknown)}.");
    }

    static void WriteColumn(Utf8JsonWriter writer, JsonElement[] rows, JsonElement input)
    {
        var name = input.GetProperty("name").GetString()!;
        writer.WriteStartObject();
        writer.WriteString("name", name);
        writer.WriteString("datatype", input.GetProperty("datatype").GetString());
        writer.WriteStartArray("shape");
        writer.WriteNumberValue(rows.Length);
        foreach (var _ in input.GetProperty("shape").EnumerateArray().Skip(1))
            writer.WriteNumberValue(1);
        writer.WriteEndArray();
        writer.WriteStartArray("data");
        for (var i = 0; i < rows.Length; i++)
        {
            if (!rows[i].TryGetProperty(name, out var value))
                throw new UsageException($"Row {i + 1} lacks {name}.");
            value.WriteTo(writer);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
