namespace Slipway.Cli.Shell;

/// <summary>Meaning that does not need colour.</summary>
static class Marks
{
    public static string Of(bool passed) => passed ? "✓" : "✗";
}
