using Slipway.Contracts.Governance;

namespace Slipway.Governance.Lineage;

/// <summary>Something in the lineage: what kind, and its key within the kind.</summary>
readonly record struct LineageKey(string Kind, string Key)
{
    public override string ToString() => $"{Kind}/{Key}";
}

/// <param name="IsSource">The other one is what this was made of; else this is what the other was made of.</param>
/// <param name="FromRootOnly">Followed only from the thing that was asked about, not on the way to somewhere else.</param>
sealed record LineageLink(LineageKey Other, string Relation, bool IsSource, bool FromRootOnly)
{
    public static LineageLink Source(LineageKey other, string relation) => new(other, relation, IsSource: true, FromRootOnly: false);

    /// <summary>What a thing is about now, which says nothing of where it came from.</summary>
    public static LineageLink Present(LineageKey other, string relation) => new(other, relation, IsSource: true, FromRootOnly: true);

    public static LineageLink Product(LineageKey other, string relation) => new(other, relation, IsSource: false, FromRootOnly: true);
}

/// <summary>A node with what it hangs together with.</summary>
sealed record LineageEntry(LineageNodeView Node, IReadOnlyList<LineageLink> Links);

/// <summary>Knows some kinds of nodes.</summary>
interface ILineageSource
{
    IReadOnlyList<string> Kinds { get; }

    /// <summary>Null when there is no such thing.</summary>
    Task<LineageEntry?> FindAsync(LineageKey key, CancellationToken ct);
}
