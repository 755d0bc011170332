using System.Text;

namespace Slipway.Kernel;

/// <summary>Which part of a list is asked for. The cursor is opaque to callers: the sort key of the last row they saw.</summary>
/// <param name="After">The decoded cursor, or null for the first page.</param>
/// <param name="Limit">Rows wanted, 1 to 1,000; default 100.</param>
public sealed record PageRequest(string? After, int Limit)
{
    public const int DefaultLimit = 100;
    public const int MaxLimit = 1000;

    public static PageRequest From(string? cursor, int? limit)
    {
        if (limit is < 1 or > MaxLimit)
            throw Refusal.Invalid("page.limit", $"limit is {limit}; accepted are 1 to {MaxLimit}.");
        return new(cursor is null ? null : Decode(cursor), limit ?? DefaultLimit);
    }

    public static string Encode(string key) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(key)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    static string Decode(string cursor)
    {
        var base64 = cursor.Replace('-', '+').Replace('_', '/');
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '=')));
        }
        catch (FormatException)
        {
            throw Refusal.Invalid("page.cursor", "cursor is not one that this server gave out; leave it away for the first page.");
        }
    }
}
