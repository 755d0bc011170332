using System.CommandLine;
using Slipway.Cli.Shell;
using Slipway.Contracts.Pipelines;

namespace Slipway.Cli.Pipelines;

static class LogCommand
{
    static readonly Argument<string> Execution = Symbols.Argument<string>("EXECUTION", "The execution's id");
    static readonly Argument<string> Step = Symbols.Argument<string>("STEP", "The step's name");

    public static Command Build(Verbs verbs) => verbs.Verb(
        "log", "What a step wrote", [Execution, Step],
        async (call, ct) =>
        {
            List<LogLineView> lines = [];
            StepLogView page;
            do
            {
                page = await call.Client.Pipelines.LogAsync(call.Value(Execution), call.Value(Step), lines.Count == 0 ? 0 : lines[^1].Number, ct);
                lines.AddRange(page.Lines);
            }
            while (page.Lines.Count > 0);
            return call.Answer(lines, sheet =>
            {
                if (lines.Count == 0)
                    sheet.Line("This step has written nothing.");
                foreach (var line in lines)
                    sheet.Line($"{sheet.Text(line.At)}  {line.Text}");
            });
        });
}
