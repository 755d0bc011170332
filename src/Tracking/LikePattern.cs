namespace Slipway.Tracking;

/// <summary>A text to look for, as an operand of <c>like … escape '!'</c>.</summary>
static class LikePattern
{
    /// <summary>Matches lower-cased columns that contain the text.</summary>
    public static string Containing(string text) =>
        $"%{text.ToLowerInvariant().Replace("!", "!!").Replace("%", "!%").Replace("_", "!_")}%";
}
