using Slipway.Contracts.Datasets;
using Slipway.Datasets.Catalog;
using Slipway.Datasets.Queries;
using Slipway.Datasets.Tables;
using Slipway.Kernel;

namespace Slipway.Datasets.Leakage;

/// <summary>Looks for ways in which the answer reached the features, or the test rows the training.</summary>
public sealed class LeakageCheck(TableCatalog catalog, TableQueries queries)
{
    /// <summary>A table further up than this is not asked for its outcomes.</summary>
    const int MaxGenerations = 50;

    public async Task<LeakageView> CheckAsync(LeakageRequest request, CancellationToken ct)
    {
        var parts = await PartsAsync(request, ct);
        Refuse(request, parts);
        var outcomes = await OutcomesAsync(parts.Values, ct);
        var files = QueryFiles.None;
        foreach (var (name, table) in parts)
            files = files.WithTable(name, await catalog.LocalPathAsync(Digest.Parse(table.Digest), ct));

        var checks = await queries.RunAsync(files, RowOrder.Any, query => (List<LeakageCheckView>)
        [
            .. OutcomeColumns.Check(request, outcomes),
            .. SingleFeature.Check(query, request, parts),
            .. PartsApart.Duplicates(query, parts),
            .. PartsApart.TimeOverlap(query, request, parts),
        ], ct);
        return new(checks.TrueForAll(check => check.Passed), checks);
    }

    async Task<Dictionary<string, TableView>> PartsAsync(LeakageRequest request, CancellationToken ct)
    {
        if (request.Parts.Count == 0)
            throw Refusal.Invalid("leakage.parts", "parts names no table; accepted is e.g. train and test, each with the digest of a table.");
        var parts = new Dictionary<string, TableView>();
        foreach (var (name, reference) in request.Parts)
            parts[DatasetName.Parse(name, "A part's name")] = (await catalog.ResolveAsync(reference, ct)).Table;
        return parts;
    }

    static void Refuse(LeakageRequest request, Dictionary<string, TableView> parts)
    {
        var wanted = request.Features.Select(name => ("features", name)).Append(("label", request.Label));
        if (request.TimeColumn is not null)
            wanted = wanted.Append(("timeColumn", request.TimeColumn));
        var problems = (
            from part in parts
            from column in wanted
            where part.Value.Columns.All(other => other.Name != column.Item2)
            select new Problem($"{column.Item1}.{column.Item2}", $"The part '{part.Key}' has no column '{column.Item2}'.")).ToList();
        var first = parts.First();
        problems.AddRange(
            from part in parts
            from column in first.Value.Columns
            where part.Value.Columns.All(other => other.Name != column.Name)
            select new Problem($"parts.{part.Key}", $"The part '{part.Key}' lacks the column '{column.Name}' of '{first.Key}'."));
        if (problems.Count > 0)
            throw Refusal.Invalid("leakage.column", $"The check can not be made: {problems[0].Message}", problems);
    }

    /// <summary>Every outcome of these tables and of the tables they were made of, with the table that says so.</summary>
    async Task<IReadOnlyDictionary<string, string>> OutcomesAsync(IEnumerable<TableView> tables, CancellationToken ct)
    {
        var outcomes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<string>();
        var generation = tables.ToList();
        for (var i = 0; i < MaxGenerations && generation.Count > 0; i++)
        {
            var parents = new List<TableView>();
            foreach (var table in generation.Where(table => seen.Add(table.Digest)))
            {
                foreach (var column in table.Columns.Where(column => column.Role is ColumnRole.Outcome))
                    outcomes.TryAdd(column.Name, table.Digest);
                foreach (var parent in table.Origin.Parents)
                {
                    if (Digest.TryParse(parent, out var digest) && await catalog.FindAsync(digest, ct) is { } found)
                        parents.Add(found);
                }
            }

            generation = parents;
        }

        return outcomes;
    }
}
