using System.CommandLine;
using Slipway.Cli.Shell;

namespace Slipway.Cli.Pipelines;

static class TriggersCommand
{
    static readonly Argument<string?> Name = new("NAME") { Description = "Only this pipeline's", Arity = ArgumentArity.ZeroOrOne };
    static readonly Option<int> Limit = Symbols.Limit();

    public static Command Build(Verbs verbs) => verbs.Verb(
        "triggers", "What starts pipelines by itself", [Name, Limit],
        (call, ct) => call.AnswerAsync(
            call.Client.Pipelines.TriggersAsync(call.Value(Name), ct), call.Value(Limit),
            (sheet, rows) => sheet.Table(
                rows, "No trigger; a pipeline's 'on:' declares them.",
                new("id", row => row.Id),
                new("pipeline", row => row.Pipeline),
                new("kind", row => row.Kind),
                new("on", row => row.On),
                new("state", row => row.State),
                new("waiting for", row => row.WaitingFor),
                new("last fired", row => row.LastFiredAt)),
            ct));
}
