using Slipway.Contracts.Governance;

namespace Slipway.Governance.Lineage;

/// <summary>Nodes and edges while they are gathered; each node once.</summary>
sealed class LineageGraph(int most)
{
    readonly Dictionary<string, LineageNodeView> _nodes = [];
    readonly HashSet<LineageEdgeView> _edges = [];
    readonly Queue<LineageKey> _open = new();

    /// <summary>Adds a node and where it hangs; what has not been seen before is to be explored.</summary>
    /// <returns>The node's id.</returns>
    public string Add(LineageKey key, string title, string? detail = null, string? digest = null, string? link = null, bool explore = true)
    {
        if (_nodes.Count >= most || !_nodes.TryAdd(key.Id, new(key.Id, key.Kind, title, detail, digest, link)))
            return key.Id;
        if (explore)
            _open.Enqueue(key);
        return key.Id;
    }

    public void Link(string from, string to, string relation)
    {
        if (_nodes.ContainsKey(from) && _nodes.ContainsKey(to))
            _edges.Add(new(from, to, relation));
    }

    public bool TryTake(out LineageKey key) => _open.TryDequeue(out key);

    public LineageView View(string root) => new(root, [.. _nodes.Values], [.. _edges]);
}

/// <summary>What a node stands for.</summary>
readonly record struct LineageKey(string Kind, string Key)
{
    public string Id => $"{Kind}/{Key}";
}
