namespace Slipway.Kernel;

/// <summary>Why the platform would not do as asked. The list is closed: it is the API's whole error vocabulary.</summary>
public enum RefusalKind { Invalid, NotFound, Conflict, Forbidden, Unavailable }

/// <summary>One thing wrong with a document: where it stands and what would be accepted.</summary>
/// <param name="Path">The field, e.g. <c>steps.train.needs</c>.</param>
/// <param name="Message">Names the value and what would be accepted.</param>
/// <param name="Line">1-based line of a YAML document, where there is one.</param>
public sealed record Problem(string Path, string Message, int? Line = null);

/// <summary>
/// A refusal the caller can act on. The server turns it into a problem response;
/// every other exception is a bug or an outage and becomes a 500.
/// </summary>
public sealed class RefusalException(RefusalKind kind, string code, string message, IReadOnlyList<Problem>? problems = null)
    : Exception(message)
{
    public RefusalKind Kind { get; } = kind;

    /// <summary>Stable and machine-readable, e.g. <c>run.already_ended</c>. Clients switch on this, never on the message.</summary>
    public string Code { get; } = code;

    /// <summary>Every problem of a refused document, so that its author mends them in one go.</summary>
    public IReadOnlyList<Problem> Problems { get; } = problems ?? [];
}

/// <summary>Reads as a sentence at the throw site: <c>throw Refusal.NotFound(id)</c>.</summary>
public static class Refusal
{
    public static RefusalException NotFound<T>(Id<T> id) where T : IEntity =>
        new(RefusalKind.NotFound, $"{T.IdPrefix}.not_found", $"No {T.IdPrefix} has the id {id}.");

    public static RefusalException NotFound(string code, string message) => new(RefusalKind.NotFound, code, message);

    public static RefusalException Conflict(string code, string message) => new(RefusalKind.Conflict, code, message);

    public static RefusalException Invalid(string code, string message) => new(RefusalKind.Invalid, code, message);

    public static RefusalException Invalid(string code, string message, IReadOnlyList<Problem> problems) =>
        new(RefusalKind.Invalid, code, message, problems);

    public static RefusalException Forbidden(string code, string message) => new(RefusalKind.Forbidden, code, message);

    public static RefusalException Unavailable(string code, string message) => new(RefusalKind.Unavailable, code, message);
}
