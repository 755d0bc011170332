namespace Slipway.Contracts.Governance;

/// <summary>One entry of the audit trail.</summary>
/// <param name="Position">Gapless, from 1.</param>
/// <param name="Data">JSON.</param>
public sealed record AuditEntryView(
    long Position, DateTimeOffset At, string Type, string Actor, string Subject, string Data, string PreviousHash, string Hash);

/// <summary>The outcome of recomputing the trail's hash chain.</summary>
/// <param name="BrokenAt">Position of the first entry that does not fit; null when valid.</param>
public sealed record AuditCheckView(long Entries, bool Valid, long? BrokenAt, string Head);

/// <summary>What something was made of and what it touched.</summary>
public sealed record LineageView(string Root, IReadOnlyList<LineageNodeView> Nodes, IReadOnlyList<LineageEdgeView> Edges);

/// <param name="Id"><c>kind/key</c>, e.g. <c>model-version/flights-delay/2</c>.</param>
/// <param name="Link">The page that shows it; null where there is none.</param>
public sealed record LineageNodeView(string Id, string Kind, string Title, string? Detail, string? Digest, string? Link);

/// <param name="Relation">e.g. <c>scored by</c>, <c>made by</c>, <c>read</c>, <c>approved by</c>.</param>
public sealed record LineageEdgeView(string From, string To, string Relation);

/// <summary>The loop at a glance.</summary>
public sealed record OverviewView(IReadOnlyList<StageView> Stages, IReadOnlyList<AuditEntryView> Latest);

/// <param name="Name"><c>data</c>, <c>validate</c>, <c>train</c>, <c>evaluate</c>, <c>register</c>, <c>approve</c>, <c>deploy</c>, <c>watch</c>, <c>retrain</c>.</param>
/// <param name="State"><c>empty</c>, <c>idle</c>, <c>running</c>, <c>waiting</c> or <c>alert</c>.</param>
public sealed record StageView(string Name, string State, long Count, string Headline, string? Detail, DateTimeOffset? LastAt, string Link);

/// <summary>What runs here.</summary>
public sealed record ServerView(string Version, DateTimeOffset StartedAt, string Database, string Blobs, string Authentication, long MemoryBytes);
