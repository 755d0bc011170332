namespace Slipway.Storage;

/// <summary>A text to look for, as an operand of <c>like … escape '!'</c>.</summary>
public static class LikePattern
{
    /// <summary>Matches lower-cased columns that contain the text.</summary>
    public static string Containing(string text) => $"%{Escaped(text.ToLowerInvariant())}%";

    /// <summary>Matches columns that begin with the text.</summary>
    internal static string StartingWith(string text) => $"{Escaped(text)}%";

    static string Escaped(string text) =>
        text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);
}
