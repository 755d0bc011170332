using Slipway.Kernel;

namespace Slipway.Storage;

/// <summary>Something that happened, written in the transaction that made it happen.</summary>
/// <param name="Type">What, e.g. <c>model.version.approved</c>.</param>
/// <param name="Actor">Who: the name of an <see cref="Kernel.Actor"/>.</param>
/// <param name="Subject">To what, e.g. <c>model/flights-delay/2</c>.</param>
/// <param name="Data">Written as JSON; never holds a secret.</param>
public sealed record Event(string Type, string Actor, string Subject, object Data);

/// <summary>An event in its place in the log.</summary>
/// <param name="Position">From 1, without gaps, in the order of commits.</param>
/// <param name="Data">JSON.</param>
/// <param name="Previous">Hash of the event before; all zeros before the first.</param>
public sealed record StoredEvent(
    long Position, DateTimeOffset At, string Type, string Actor, string Subject, string Data, Digest Previous, Digest Hash);

/// <summary>What recomputing the chain of hashes found.</summary>
/// <param name="Entries">Events looked at.</param>
/// <param name="FirstBroken">Position of the first event that was changed, moved or is missing; null when the chain holds.</param>
/// <param name="Head">Hash of the last event, to be noted elsewhere as proof.</param>
public sealed record EventLogCheck(long Entries, bool Valid, long? FirstBroken, Digest Head);
