using Slipway.Contracts;
using Slipway.Contracts.Datasets;
using Slipway.Datasets.Queries;
using Slipway.Datasets.Tables;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Datasets.Splits;

/// <summary>Cuts tables in parts. The same request on the same table gives the same digests.</summary>
public sealed class TableSplits(Db db, EventLog events, Home home, TableCatalog catalog, TableQueries queries, TimeProvider clock)
{
    readonly SplitStore _splits = new(db);

    public async Task<SplitView> SplitAsync(Digest table, SplitRequest request, Actor actor, CancellationToken ct)
    {
        var view = await catalog.GetAsync(table, ct);
        SplitRules.Check(request, view);
        var id = Digest.Of($"{table}\n{Json.Write(request)}").ToString();
        if (await _splits.FindAsync(id, ct) is { } known)
            return known;

        var paths = request.Ratios.Keys.ToDictionary(name => name, _ => home.Temp());
        try
        {
            var files = QueryFiles.One("data", await catalog.LocalPathAsync(table, ct)).With(paths.Values);
            var written = await queries.RunAsync(files, RowOrder.Same, query => SplitQuery.Write(query, view, request, paths), ct);
            return await KeepAsync(id, view, request, written, actor, ct);
        }
        finally
        {
            foreach (var path in paths.Values)
                File.Delete(path);
        }
    }

    internal async Task<Page<SplitView>> ListAsync(Digest table, PageRequest page, CancellationToken ct)
    {
        await catalog.GetAsync(table, ct);
        return await _splits.ListAsync(table, page, ct);
    }

    async Task<SplitView> KeepAsync(
        string id, TableView table, SplitRequest request, List<WrittenPart> written, Actor actor, CancellationToken ct)
    {
        var tables = new List<TableView>();
        foreach (var part in written)
        {
            var origin = new OriginView("split", $"{part.Name} of {Json.Write(request)}", [table.Digest]);
            tables.Add(await catalog.PrepareAsync(part.Path, origin, table.Columns, actor, ct));
        }

        var split = new SplitView(table.Digest, request, [.. written.Zip(tables, View)]);
        await db.WriteAsync(async tx =>
        {
            foreach (var part in tables)
                await catalog.AddAsync(tx, part, actor, ct);
            if (await SplitStore.AddAsync(tx, id, split, actor, clock.GetUtcNow(), ct))
                await events.AppendAsync(tx, new("table.split", actor.Name, $"table/{table.Digest}", split), ct);
        }, ct);
        return split;
    }

    static SplitPartView View(WrittenPart part, TableView table)
    {
        if (part.Labelled is not { } labelled)
            return new(part.Name, table.Digest, part.Rows, part.From, part.To, null, null, null);
        var (low, high) = Wilson.Interval(part.Positives!.Value, labelled);
        return new(part.Name, table.Digest, part.Rows, part.From, part.To, labelled == 0 ? null : (double)part.Positives.Value / labelled, low, high);
    }
}
