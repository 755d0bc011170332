using System.CommandLine;
using Slipway.Cli.Shell;
using Slipway.Contracts.Access;

namespace Slipway.Cli.Access;

static class UserCommands
{
    static readonly Argument<string> Name = Symbols.Argument<string>("NAME", "The user");
    static readonly Option<string[]> Role = new("--role") { Description = "viewer, contributor, reviewer, operator or admin; may be repeated", HelpName = "ROLE" };
    static readonly Option<string?> DisplayName = Symbols.Option<string?>("--display-name", "How people call them", "TEXT");
    static readonly Option<bool?> Disabled = Symbols.Option<bool?>("--disabled", "true keeps them out, false lets them in again");
    static readonly Option<int> Limit = Symbols.Limit();

    public static Command Build(Verbs verbs) => Verbs.Group("user", "People and their roles", List(verbs), Add(verbs), Change(verbs));

    static Command List(Verbs verbs) => verbs.Verb(
        "list", "Users and their roles", [Limit],
        (call, ct) => call.AnswerAsync(
            call.Client.Access.UsersAsync(ct), call.Value(Limit),
            (sheet, rows) => sheet.Table(
                rows, "No users.",
                new("name", row => row.Name), new("called", row => row.DisplayName), new("roles", row => string.Join(", ", row.Roles)), new("disabled", row => row.Disabled), new("created", row => row.CreatedAt)),
            ct));

    static Command Add(Verbs verbs) => verbs.Verb(
        "add", "Let somebody in", [Name, Role, DisplayName],
        (call, ct) => ShowAsync(call, call.Client.Access.CreateUserAsync(new(call.Value(Name), Roles(call) ?? throw new UsageException("--role is missing; give at least one, e.g. --role viewer."), call.Value(DisplayName)), ct)));

    static Command Change(Verbs verbs) => verbs.Verb(
        "change", "Change a user's roles or name, or keep them out", [Name, Role, DisplayName, Disabled],
        (call, ct) => ShowAsync(call, call.Client.Access.ChangeUserAsync(call.Value(Name), new(call.Value(DisplayName), Roles(call), call.Value(Disabled)), ct)));

    static string[]? Roles(Call call) => call.Value(Role) is { Length: > 0 } roles ? roles : null;

    static async Task<int> ShowAsync(Call call, Task<UserView> asked)
    {
        var user = await asked;
        return call.Answer(user, sheet => sheet.Facts(("User", user.Name), ("Called", user.DisplayName), ("Roles", string.Join(", ", user.Roles)), ("Disabled", user.Disabled)));
    }
}
