namespace Slipway.Cli.Deployments;

/// <summary>What to deploy, as people write it: <c>name</c>, <c>name/3</c> or <c>name@champion</c>.</summary>
sealed record ModelTarget(string Model, int? Version, string? Alias)
{
    /// <exception cref="UsageException">The text is none of the three.</exception>
    public static ModelTarget Parse(string text)
    {
        if (text.LastIndexOf('@') is > 0 and var at && at < text.Length - 1)
            return new(text[..at], null, text[(at + 1)..]);
        if (text.LastIndexOf('/') is not (> 0 and var slash))
            return text.Length > 0 && !text.Contains('@') && !text.Contains('/') ? new(text, null, null) : throw Unknown(text);
        return int.TryParse(text[(slash + 1)..], out var version) && version > 0 ? new(text[..slash], version, null) : throw Unknown(text);
    }

    static UsageException Unknown(string text) => new($"'{text}' names no model; accepted are NAME, NAME/VERSION and NAME@ALIAS.");
}
