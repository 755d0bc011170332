namespace Slipway.Cli.Demo.Chapters;

sealed class Data : IChapter
{
    public string Title => "Data: January's flights come in, are looked at and checked";

    public async Task TellAsync(StoryState state, StoryTeller teller, CancellationToken ct)
    {
        await using var file = File.OpenRead(state.Options.Data);
        state.Upload = await teller.WorkAsync("Uploading", report => state.Author.Datasets.UploadAsync(
            file, new Progress<long>(bytes => report((double)bytes / file.Length, $"{bytes / 1e6:0.0} MB")), ct));
        teller.Fact("uploaded", $"{state.Upload.Bytes / 1e6:0.0} MB, {Figures.Short(state.Upload.Digest)}…");

        var january = await state.Author.Datasets.ImportAsync(StoryState.Dataset, new(
            state.Upload.Digest, "parquet", "select * from source where date < timestamp '2001-02-01'", Note: "January 2001",
            Description: "Flights of US carriers, January to June 2001"), ct);
        teller.Fact("version", $"{january.Dataset}@{january.Version}, {january.Table.Rows:N0} rows, {Figures.Short(january.Table.Digest)}…");

        var profile = await state.Author.Datasets.ProfileAsync(january.Table.Digest, ct);
        teller.Rows(
            ["column", "type", ">missing", ">distinct", "from", "to", "histogram or most frequent"],
            profile.Columns.Select(column => (IReadOnlyList<string>)
            [
                column.Name, column.Type, $"{column.Missing:N0}", $"{column.Distinct:N0}", column.Min ?? "", column.Max ?? "",
                column.Histogram is null ? string.Join(", ", column.Top.Take(4).Select(top => $"{top.Value} {top.Count:N0}")) : Figures.Sparkline(column.Histogram),
            ]));

        var validation = await state.Author.Datasets.ValidateAsync(january.Table.Digest, state.ExampleText("expectations.yaml"), ct);
        foreach (var broken in validation.Results.Where(result => !result.Passed))
            teller.Warn($"{broken.Severity}: {broken.Column ?? "table"} {broken.Kind}: {broken.Observed}, expected {broken.Expected}");
        teller.Good($"{validation.Results.Count(result => result.Passed)} of {validation.Results.Count} expectations hold");
    }
}
