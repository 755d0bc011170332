namespace Slipway.Storage;

/// <summary>Follows the event log. Registered as a service; fed in order, each event at least once, across restarts.</summary>
public interface IEventReader
{
    /// <summary>Under which its position is kept; never renamed.</summary>
    string Name { get; }

    /// <summary>Must stand being given an event again. An exception stops the feed here until it succeeds.</summary>
    Task HandleAsync(StoredEvent e, CancellationToken ct);
}
