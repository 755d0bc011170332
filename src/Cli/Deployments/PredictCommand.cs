using System.CommandLine;
using System.Text.Json;
using Slipway.Cli.Shell;

namespace Slipway.Cli.Deployments;

static class PredictCommand
{
    static readonly Argument<string> Name = Symbols.Argument<string>("DEPLOYMENT", "The deployment");
    static readonly Option<string[]> Row = new("--row") { Description = "One row as a JSON object of feature to value; may be repeated", HelpName = "JSON" };
    static readonly Option<FileInfo?> Source = Symbols.FileOption("--file", "A JSON array of rows, or a whole inference request; default standard input");

    public static Command Build(Verbs verbs) => verbs.Verb(
        "predict", "Ask a deployed model for predictions", [Name, Row, Source],
        async (call, ct) =>
        {
            using var asked = Read(await TextAsync(call, ct));
            var metadata = Answers.Read<JsonElement>(await call.Client.Inference.MetadataAsync(call.Value(Name), ct));
            var request = InferenceBody.Make(asked.RootElement, metadata);
            var answer = Answers.Read<JsonElement>(System.Text.Encoding.UTF8.GetString(await call.Client.Inference.InferAsync(call.Value(Name), request, ct)));
            return call.Answer(answer, sheet => Draw(sheet, answer));
        });

    static async Task<string> TextAsync(Call call, CancellationToken ct)
    {
        if (call.Value(Row) is { Length: > 0 } rows)
            return $"[{string.Join(',', rows)}]";
        return call.Value(Source) is { } file ? await File.ReadAllTextAsync(file.FullName, ct) : await call.Host.In.ReadToEndAsync(ct);
    }

    static JsonDocument Read(string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException error)
        {
            throw new UsageException($"The rows are not JSON, line {error.LineNumber + 1} byte {error.BytePositionInLine + 1}: {error.Message.Split(" LineNumber")[0]}");
        }
    }

    static void Draw(Sheet sheet, JsonElement answer)
    {
        sheet.Facts(
            ("Model", $"{answer.GetProperty("model_name")}{(answer.TryGetProperty("model_version", out var version) ? $", version {version}" : "")}"),
            ("Prediction", answer.TryGetProperty("id", out var id) ? id.ToString() : null));
        sheet.Line();
        var outputs = answer.GetProperty("outputs").EnumerateArray().ToArray();
        var rows = Enumerable.Range(0, outputs.Length == 0 ? 0 : (int)outputs[0].GetProperty("shape")[0].GetInt64()).ToArray();
        sheet.Table(
            rows, "No rows.",
            [new("row", row => row), .. outputs.Select(output => new Column<int>(output.GetProperty("name").GetString()!, row => Cells(output, row, rows.Length)))]);
    }

    static object Cells(JsonElement output, int row, int rows)
    {
        var data = output.GetProperty("data");
        var width = data.GetArrayLength() / rows;
        var cells = Enumerable.Range(row * width, width).Select(i => data[i]).ToArray();
        return cells is [{ ValueKind: JsonValueKind.Number } number] ? number.GetDouble() : string.Join(' ', cells.Select(cell => cell.ToString()));
    }
}
