using System.Text.Json;
using Slipway.Contracts.Datasets;
using Slipway.Datasets.Tables;
using Slipway.Kernel;
using Slipway.Pipelines.Steps;

namespace Slipway.Pipelines.Commands;

/// <summary>
/// Reads <c>outputs.json</c>: a map of texts, numbers and flags. A value <c>{"table": "rows.parquet"}</c> stores that file of
/// the work folder as a table, and the output is its digest.
/// </summary>
/// <param name="parents">Digests of the tables that the command was given.</param>
sealed class CommandOutputs(StepContext context, TableCatalog tables, IReadOnlyList<string> parents)
{
    const long MaxBytes = 1024 * 1024;

    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(string path, CancellationToken ct)
    {
        var outputs = new Dictionary<string, string>();
        if (!File.Exists(path))
            return outputs;
        if (new FileInfo(path).Length > MaxBytes)
            throw Refusal.Invalid("step.outputs", $"outputs.json of step {context.Step} has more than {MaxBytes} bytes; large results belong into files.");
        foreach (var member in Parse(await File.ReadAllTextAsync(path, ct)))
            outputs[member.Name] = await ValueAsync(member, ct);
        return outputs;
    }

    JsonElement.ObjectEnumerator Parse(string text)
    {
        try
        {
            var root = JsonDocument.Parse(text).RootElement;
            if (root.ValueKind is JsonValueKind.Object)
                return root.EnumerateObject();
        }
        catch (JsonException)
        {
            // Said below.
        }

        throw Refusal.Invalid("step.outputs", $"outputs.json of step {context.Step} is not a JSON object such as {{\"rows\": 12}}.");
    }

    async Task<string> ValueAsync(JsonProperty member, CancellationToken ct) => member.Value.ValueKind switch
    {
        JsonValueKind.String => member.Value.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => member.Value.GetRawText(),
        JsonValueKind.Object when member.Value.TryGetProperty("table", out var file) && file.ValueKind is JsonValueKind.String =>
            await StoreAsync(file.GetString()!, ct),
        _ => throw Refusal.Invalid("step.outputs",
            $"Output '{member.Name}' of step {context.Step} is neither a text, a number, a flag nor {{\"table\": \"file.parquet\"}}."),
    };

    async Task<string> StoreAsync(string file, CancellationToken ct)
    {
        var path = SafePath.Parse(file).Under(context.WorkFolder);
        if (!File.Exists(path))
            throw Refusal.Invalid("step.outputs", $"Step {context.Step} names the table file '{file}', which it did not write.");
        var table = await tables.StoreAsync(path, new OriginView("transform", $"{context.Pipeline}: {context.Step}", parents), context.Actor, ct);
        return table.Digest;
    }
}
