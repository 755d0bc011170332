using System.CommandLine;
using Slipway.Cli.Shell;

namespace Slipway.Cli.Datasets;

static class ValidateCommand
{
    static readonly Argument<string> Table = TableReference.Argument();
    static readonly Argument<FileInfo> Expectations = Symbols.File("EXPECTATIONS", "An expectations.yaml");

    public static Command Build(Verbs verbs) => verbs.Verb(
        "validate", "Check a table against its expectations; exit code 1 when it does not pass", [Table, Expectations],
        async (call, ct) =>
        {
            var table = await TableReference.FindAsync(call, call.Value(Table), ct);
            var text = await File.ReadAllTextAsync(call.Value(Expectations).FullName, ct);
            var validation = await call.Client.Datasets.ValidateAsync(table.Digest, text, ct);
            call.Answer(validation, sheet =>
            {
                sheet.Table(
                    validation.Results, "No expectations.",
                    new("", row => Marks.Of(row.Passed)),
                    new("column", row => row.Column),
                    new("kind", row => row.Kind),
                    new("severity", row => row.Severity),
                    new("expected", row => row.Expected),
                    new("observed", row => row.Observed),
                    new("failing rows", row => row.FailingRows));
                sheet.Line(validation.Passed ? "Passed." : "Not passed.");
            });
            return validation.Passed ? ExitCode.Success : ExitCode.Refusal;
        });
}
