using System.CommandLine;
using Slipway.Cli.Shell;

namespace Slipway.Cli.Pipelines;

static class TriggerCommand
{
    static readonly Argument<string> Id = Symbols.Argument<string>("TRIGGER", "The trigger's id");
    static readonly Argument<string> State = Symbols.Argument<string>("STATE", "on or off");

    static TriggerCommand() => State.AcceptOnlyFromAmong("on", "off");

    public static Command Build(Verbs verbs) => verbs.Verb(
        "trigger", "Switch a trigger on or off", [Id, State],
        async (call, ct) =>
        {
            var trigger = await call.Client.Pipelines.EnableAsync(call.Value(Id), call.Value(State) == "on", ct);
            return call.Answer(trigger, sheet => sheet.Line($"{trigger.Id} of {trigger.Pipeline} is {trigger.State}."));
        });
}
