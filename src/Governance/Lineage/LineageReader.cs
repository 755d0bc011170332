using Slipway.Contracts.Governance;
using Slipway.Kernel;

namespace Slipway.Governance.Lineage;

/// <summary>
/// Walks from one thing to everything it was made of, and one step to what was made of it. An edge leads from the product to its source.
/// </summary>
sealed class LineageReader(IEnumerable<ILineageSource> sources)
{
    /// <summary>A graph that people look at; beyond, the oldest ancestors are left away.</summary>
    const int MaxNodes = 200;

    readonly Dictionary<string, ILineageSource> _sources = sources.SelectMany(source => source.Kinds, (source, kind) => (source, kind))
        .ToDictionary(pair => pair.kind, pair => pair.source);

    public async Task<LineageView> ReadAsync(string kind, string key, CancellationToken ct)
    {
        if (!_sources.ContainsKey(kind))
            throw Refusal.Invalid("lineage.kind", $"'{kind}' has no lineage; accepted are {string.Join(", ", _sources.Keys.Order(StringComparer.Ordinal))}.");
        var root = new LineageKey(kind, key);
        var nodes = new Dictionary<LineageKey, LineageNodeView>();
        var edges = new HashSet<LineageEdgeView>();
        var queue = new Queue<LineageKey>([root]);
        while (queue.TryDequeue(out var next) && nodes.Count < MaxNodes)
        {
            if (nodes.ContainsKey(next) || await _sources[next.Kind].FindAsync(next, ct) is not { } entry)
                continue;
            nodes[next] = entry.Node;
            foreach (var link in entry.Links.Where(link => next == root || !link.FromRootOnly))
            {
                edges.Add(link.IsSource ? Edge(next, link.Other, link.Relation) : Edge(link.Other, next, link.Relation));
                queue.Enqueue(link.Other);
            }
        }

        if (nodes.Count == 0)
            throw Refusal.NotFound("lineage.not_found", $"No {kind} is known as '{key}'.");
        var known = nodes.Keys.Select(node => node.ToString()).ToHashSet();
        return new(root.ToString(), [.. nodes.Values], [.. edges.Where(edge => known.Contains(edge.From) && known.Contains(edge.To))]);
    }

    static LineageEdgeView Edge(LineageKey from, LineageKey to, string relation) => new(from.ToString(), to.ToString(), relation);
}
