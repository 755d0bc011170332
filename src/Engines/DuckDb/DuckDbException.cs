using System.Runtime.InteropServices;

namespace Slipway.Engines.DuckDb;

/// <summary>
/// DuckDB would not do as asked. The message is DuckDB's own and may name files: who shows it to a person hides the paths.
/// </summary>
public sealed class DuckDbException(string kind, string message) : Exception(message)
{
    /// <summary>DuckDB's word for the trouble: <c>Parser</c>, <c>Binder</c>, <c>Catalog</c>, <c>IO</c>, <c>Invalid Input</c>, <c>Conversion</c>, <c>Out of Memory</c>, <c>Permission</c>, …; <c>Unknown</c> where it gave none.</summary>
    public string Kind { get; } = kind;

    /// <summary>Splits <c>IO Error: no such file</c> into its kind and its message.</summary>
    internal static DuckDbException From(string text)
    {
        const string mark = " Error: ";
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        return at is > 0 and < 40 ? new(text[..at], text[(at + mark.Length)..]) : new("Unknown", text);
    }

    internal static unsafe DuckDbException From(byte* text) =>
        From(Marshal.PtrToStringUTF8((nint)text) ?? "DuckDB failed without a message.");
}
