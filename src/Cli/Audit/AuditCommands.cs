using System.CommandLine;
using Slipway.Cli.Shell;

namespace Slipway.Cli.Audit;

static class AuditCommands
{
    static readonly Option<string?> Type = Symbols.Option<string?>("--type", "e.g. model.version.approved", "TYPE");
    static readonly Option<string?> Actor = Symbols.Option<string?>("--actor", "Who did it", "NAME");
    static readonly Option<string?> Subject = Symbols.Option<string?>("--subject", "What it is about, e.g. model/flights-delay/2", "SUBJECT");
    static readonly Option<int> Limit = Symbols.Limit();

    public static Command Build(Verbs verbs) => Verbs.Group("audit", "Who did what, and when", List(verbs), Verify(verbs));

    static Command List(Verbs verbs) => verbs.Verb(
        "list", "Entries of the audit trail", [Type, Actor, Subject, Limit],
        (call, ct) => call.AnswerAsync(
            call.Client.Governance.AuditAsync(call.Value(Type), call.Value(Actor), call.Value(Subject), ct), call.Value(Limit),
            (sheet, rows) => sheet.Table(
                rows, "No entries.",
                new("position", row => row.Position), new("at", row => row.At), new("type", row => row.Type), new("actor", row => row.Actor), new("subject", row => row.Subject)),
            ct));

    static Command Verify(Verbs verbs) => verbs.Verb(
        "verify", "Recompute the hash chain over the whole trail; exit code 1 when it is broken", [],
        async (call, ct) =>
        {
            var check = await call.Client.Governance.VerifyAsync(ct);
            call.Answer(check, sheet => sheet.Facts(("Entries", check.Entries), ("Valid", check.Valid), ("Broken at", check.BrokenAt), ("Head", check.Head)));
            return check.Valid ? ExitCode.Success : ExitCode.Refusal;
        });
}
