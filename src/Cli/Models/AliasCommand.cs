using System.CommandLine;
using Slipway.Cli.Shell;

namespace Slipway.Cli.Models;

static class AliasCommand
{
    static readonly Argument<string> Name = Symbols.Argument<string>("NAME", "The model");
    static readonly Argument<string> Alias = Symbols.Argument<string>("ALIAS", "e.g. champion");
    static readonly Argument<int?> Version = new("VERSION") { Description = "The version it is to name; without it the alias's history is shown", Arity = ArgumentArity.ZeroOrOne };
    static readonly Option<bool> Remove = Symbols.Option<bool>("--remove", "Take the alias away");

    public static Command Build(Verbs verbs) => verbs.Verb("alias", "Let an alias name another version; deployments that follow it move at once", [Name, Alias, Version, Remove], RunAsync);

    static Task<int> RunAsync(Call call, CancellationToken ct) => (call.Value(Version), call.Value(Remove)) switch
    {
        (not null, true) => throw new UsageException("Give a version or --remove, not both."),
        ({ } version, _) => MoveAsync(call, version, ct),
        (_, true) => RemoveAsync(call, ct),
        _ => HistoryAsync(call, ct),
    };

    static async Task<int> MoveAsync(Call call, int version, CancellationToken ct)
    {
        var change = await call.Client.Models.SetAliasAsync(call.Value(Name), call.Value(Alias), version, ct);
        return call.Answer(change, sheet => sheet.Line($"{change.Model}: {change.Alias} names {change.To}{(change.From is { } before ? $", before {before}" : "")}."));
    }

    static async Task<int> RemoveAsync(Call call, CancellationToken ct)
    {
        await call.Client.Models.DeleteAliasAsync(call.Value(Name), call.Value(Alias), ct);
        return call.Answer(new { Model = call.Value(Name), Alias = call.Value(Alias), To = (int?)null }, sheet => sheet.Line($"{call.Value(Name)}: {call.Value(Alias)} is gone."));
    }

    static async Task<int> HistoryAsync(Call call, CancellationToken ct)
    {
        var changes = await call.Client.Models.AliasHistoryAsync(call.Value(Name), call.Value(Alias), ct).ToListAsync(ct);
        return call.Answer(changes, sheet => sheet.Table(
            changes, "This alias never named a version.",
            new("at", row => row.At), new("from", row => row.From), new("to", row => row.To), new("by", row => row.By)));
    }
}
