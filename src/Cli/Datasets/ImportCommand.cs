using System.CommandLine;
using Slipway.Cli.Shell;
using Slipway.Contracts.Datasets;
using Spectre.Console;

namespace Slipway.Cli.Datasets;

static class ImportCommand
{
    static readonly Argument<string> Name = Symbols.Argument<string>("NAME", "The dataset; created when it is new");
    static readonly Argument<FileInfo> Source = Symbols.File("FILE", "A Parquet or CSV file");
    static readonly Option<string?> Format = Symbols.Option<string?>("--format", "parquet or csv; default by the file's name");
    static readonly Option<string?> Query = Symbols.Option<string?>("--query", "A SELECT over the table source; default everything", "SQL");
    static readonly Option<bool> Append = Symbols.Option<bool>("--append", "Add the rows to the latest version instead of replacing it");
    static readonly Option<string?> Note = Symbols.Option<string?>("--note", "Why this version", "TEXT");
    static readonly Option<string?> Description = Symbols.Option<string?>("--description", "What the dataset is", "TEXT");

    static ImportCommand() => Format.AcceptOnlyFromAmong("parquet", "csv");

    public static Command Build(Verbs verbs) => verbs.Verb(
        "import", "Make the next version of a dataset out of a file", [Name, Source, Format, Query, Append, Note, Description], RunAsync);

    static async Task<int> RunAsync(Call call, CancellationToken ct)
    {
        var file = call.Value(Source);
        var format = call.Value(Format) ?? FormatOf(file);
        var upload = await UploadAsync(call, file, ct);
        var version = await call.Client.Datasets.ImportAsync(
            call.Value(Name),
            new(upload.Digest, format, call.Value(Query), call.Value(Append), call.Value(Note), call.Value(Description)),
            ct);
        return call.Answer(version, sheet => sheet.Facts(
            ("Dataset", $"{version.Dataset}@{version.Version}"),
            ("Rows", version.Table.Rows),
            ("Columns", version.Table.Columns.Count),
            ("Size", new Bytes(version.Table.Bytes)),
            ("Digest", version.Table.Digest)));
    }

    static string FormatOf(FileInfo file) => file.Extension.ToLowerInvariant() switch
    {
        ".parquet" => "parquet",
        ".csv" or ".tsv" or ".txt" => "csv",
        _ => throw new UsageException($"{file.Name} does not say what it is; give --format parquet or --format csv."),
    };

    static async Task<UploadView> UploadAsync(Call call, FileInfo file, CancellationToken ct)
    {
        await using var stream = file.OpenRead();
        if (!call.ShowsProgress)
            return await call.Client.Datasets.UploadAsync(stream, null, ct);

        return await call.Host.Progress().Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new DownloadedColumn(), new TransferSpeedColumn())
            .StartAsync(async progress =>
            {
                var bar = progress.AddTask(file.Name.EscapeMarkup(), maxValue: Math.Max(1, file.Length));
                return await call.Client.Datasets.UploadAsync(stream, new Progress<long>(sent => bar.Value = sent), ct);
            });
    }
}
