namespace Slipway.Cli.Demo.Chapters;

sealed class Account : IChapter
{
    public string Title => "Account: where one prediction came from, and who did what";

    public async Task TellAsync(StoryState state, StoryTeller teller, CancellationToken ct)
    {
        var prediction = await state.Author.Monitoring.PredictionAsync(state.Prediction!, ct);
        teller.Fact("prediction", $"{prediction.Id}: {string.Join(", ", prediction.Inputs.Select(pair => $"{pair.Key} {pair.Value}"))} → {string.Join(", ", prediction.Outputs.Values)}, label {prediction.Label}");
        var lineage = await state.Author.Governance.LineageAsync("prediction", prediction.Id, ct);
        var titles = lineage.Nodes.ToDictionary(node => node.Id);
        foreach (var edge in lineage.Edges)
        {
            if (titles.TryGetValue(edge.From, out var from) && titles.TryGetValue(edge.To, out var to))
                teller.Fact("", $"{from.Title} — {edge.Relation} → {to.Title}{(to.Digest is null ? "" : $" ({Figures.Short(to.Digest)}…)")}");
        }

        var kinds = new SortedDictionary<string, int>(StringComparer.Ordinal);
        await foreach (var entry in state.Author.Governance.AuditAsync(null, null, null, ct))
            kinds[entry.Type] = kinds.GetValueOrDefault(entry.Type) + 1;
        teller.Fact("audit", string.Join(", ", kinds.Select(kind => $"{kind.Key} {kind.Value}")));
        var check = await state.Author.Governance.VerifyAsync(ct);
        if (!check.Valid)
            throw new InvalidOperationException($"The audit trail is broken at entry {check.BrokenAt}.");
        teller.Good($"{check.Entries:N0} entries, hash chain verified, head {Figures.Short(check.Head)}…");
    }
}
