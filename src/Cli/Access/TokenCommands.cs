using System.CommandLine;
using Slipway.Cli.Shell;

namespace Slipway.Cli.Access;

static class TokenCommands
{
    static readonly Argument<string> Name = Symbols.Argument<string>("NAME", "What it is for");
    static readonly Argument<string> Id = Symbols.Argument<string>("TOKEN-ID", "As 'slipway token list' shows it");
    static readonly Option<string[]> Scope = new("--scope") { Description = "A permission it is limited to; may be repeated; default all of its user's", HelpName = "PERMISSION" };
    static readonly Option<int?> Days = Symbols.Option<int?>("--days", "Until it expires, 1 to 365; default 90", "N");
    static readonly Option<string?> User = Symbols.Option<string?>("--user", "Whose it is; default your own", "NAME");
    static readonly Option<int> Limit = Symbols.Limit();

    public static Command Build(Verbs verbs) => Verbs.Group("token", "Personal tokens", List(verbs), Create(verbs), Revoke(verbs));

    static Command List(Verbs verbs) => verbs.Verb(
        "list", "Tokens, without their secrets", [Limit],
        (call, ct) => call.AnswerAsync(
            call.Client.Access.TokensAsync(ct), call.Value(Limit),
            (sheet, rows) => sheet.Table(
                rows, "No tokens; 'slipway token create NAME' makes one.",
                new("id", row => row.Id),
                new("name", row => row.Name),
                new("user", row => row.User),
                new("scopes", row => row.Scopes is null ? "all" : string.Join(", ", row.Scopes)),
                new("expires", row => row.ExpiresAt),
                new("last used", row => row.LastUsedAt),
                new("revoked", row => row.RevokedAt)),
            ct));

    static Command Create(Verbs verbs) => verbs.Verb(
        "create", "Make a token; its secret is shown this once", [Name, Scope, Days, User],
        async (call, ct) =>
        {
            var scopes = call.Value(Scope) is { Length: > 0 } some ? some : null;
            var created = await call.Client.Access.CreateTokenAsync(new(call.Value(Name), scopes, call.Value(Days), call.Value(User)), ct);
            return call.Answer(created, sheet => sheet.Facts(
                ("Token", created.Token.Id), ("User", created.Token.User), ("Expires", created.Token.ExpiresAt), ("Secret", created.Secret), ("", "Keep it now; it is not shown again.")));
        });

    static Command Revoke(Verbs verbs) => verbs.Verb(
        "revoke", "Make a token worthless at once", [Id],
        async (call, ct) =>
        {
            await call.Client.Access.RevokeTokenAsync(call.Value(Id), ct);
            return call.Answer(new { Revoked = call.Value(Id) }, sheet => sheet.Line($"{call.Value(Id)} is revoked."));
        });
}
