namespace Slipway.Client;

/// <summary>One thing wrong with a document that the server refused.</summary>
public sealed record RefusedField(string Path, string Message, int? Line);

/// <summary>The server said no, or could not be reached.</summary>
/// <param name="status">HTTP status; 0 when no answer came.</param>
/// <param name="code">Stable and machine-readable, e.g. <c>dataset.not_found</c>.</param>
public sealed class SlipwayException(int status, string code, string message, IReadOnlyList<RefusedField>? problems = null, Exception? inner = null)
    : Exception(message, inner)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public IReadOnlyList<RefusedField> Problems { get; } = problems ?? [];

    /// <summary>The server is away or failing, rather than refusing: trying again later may help.</summary>
    public bool IsOutage => Status is 0 or >= 500;
}
