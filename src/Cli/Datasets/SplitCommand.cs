using System.CommandLine;
using System.Globalization;
using Slipway.Cli.Shell;
using Slipway.Contracts.Datasets;

namespace Slipway.Cli.Datasets;

static class SplitCommand
{
    static readonly Argument<string> Table = TableReference.Argument();
    static readonly Option<string[]> Part = new("--part") { Description = "A part and its share, e.g. train=0.7; once for each part, shares sum to 1", HelpName = "NAME=SHARE", Required = true };
    static readonly Option<SplitBy> By = Symbols.Required<SplitBy>("--by", "Time or Random");
    static readonly Option<string?> Column = Symbols.Option<string?>("--column", "The time column, for --by Time", "NAME");
    static readonly Option<long> Seed = Symbols.Option<long>("--seed", "Decides the rows of a random split; default 0", "N");
    static readonly Option<string?> Label = Symbols.Option<string?>("--label", "A 0/1 column whose balance is reported", "NAME");

    public static Command Build(Verbs verbs) => verbs.Verb(
        "split", "Cut a table in parts; the same request gives the same rows again", [Table, Part, By, Column, Seed, Label],
        async (call, ct) =>
        {
            var table = await TableReference.FindAsync(call, call.Value(Table), ct);
            var request = new SplitRequest(Ratios(call.Value(Part)), call.Value(By), call.Value(Column), call.Value(Seed), call.Value(Label));
            var split = await call.Client.Datasets.SplitAsync(table.Digest, request, ct);
            return call.Answer(split, sheet => sheet.Table(
                split.Parts, "No parts.",
                new("part", row => row.Name),
                new("rows", row => row.Rows),
                new("from", row => row.From),
                new("to", row => row.To),
                new("positive", row => row.PositiveRate is { } rate ? new Share(rate) : null),
                new("table", row => row.Table)));
        });

    static Dictionary<string, double> Ratios(string[]? parts) => Pairs.Read("--part", parts).ToDictionary(
        part => part.Key,
        part => double.TryParse(part.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var share)
            ? share
            : throw new UsageException($"--part {part.Key} is '{part.Value}'; accepted is a share such as 0.7."));
}
