using System.CommandLine;
using Slipway.Cli.Shell;
using Slipway.Contracts.Registry;

namespace Slipway.Cli.Models;

static class DecideCommand
{
    public static Command Build(Verbs verbs, string name, Decision decision, string description)
    {
        var version = VersionReference.Argument();
        var comment = Symbols.Required<string>("--comment", "Why; it is kept in the audit trail", "TEXT");
        return verbs.Verb(name, description, [version, comment], async (call, ct) =>
        {
            var (model, number) = VersionReference.Parse(call.Value(version));
            var decided = await call.Client.Models.DecideAsync(model, number, new(decision, call.Value(comment)!), ct);
            return call.Answer(decided, sheet => sheet.Line($"{decided.Model}/{decided.Version} is {decided.Status}."));
        });
    }
}
