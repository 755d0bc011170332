using System.Globalization;

namespace Slipway.Pipelines.Definitions;

/// <summary><c>30s</c>, <c>10m</c>, <c>2h</c>, <c>1d</c>; and sizes like <c>512MiB</c>.</summary>
static class Durations
{
    public const string Accepted = "a duration such as 30s, 10m, 2h or 1d, up to 30d";
    public const string SizeAccepted = "a size such as 512MiB or 4GiB";

    static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public static TimeSpan? Parse(string text)
    {
        if (text.Length < 2 || !double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number is <= 0 or > 1e7)
            return null;
        TimeSpan? length = text[^1] switch
        {
            's' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(number),
            _ => null,
        };
        return length <= Longest ? length : null;
    }

    public static long? ParseSize(string text)
    {
        foreach (var (unit, bytes) in ((string, long)[])[("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30), ("TiB", 1L << 40)])
        {
            if (text.EndsWith(unit, StringComparison.Ordinal) &&
                double.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1e6)
                return (long)(number * bytes);
        }

        return null;
    }

    /// <summary>For sentences: <c>10m</c>.</summary>
    public static string Text(TimeSpan length) => length switch
    {
        _ when length.TotalDays >= 1 && length.TotalHours % 24 == 0 => $"{length.TotalDays:0}d",
        _ when length.TotalHours >= 1 && length.TotalMinutes % 60 == 0 => $"{length.TotalHours:0}h",
        _ when length.TotalMinutes >= 1 && length.TotalSeconds % 60 == 0 => $"{length.TotalMinutes:0}m",
        _ => $"{length.TotalSeconds:0.###}s",
    };
}
