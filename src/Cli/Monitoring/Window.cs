using System.CommandLine;
using Slipway.Cli.Shell;

namespace Slipway.Cli.Monitoring;

/// <summary>What deployment, and from when to when.</summary>
static class Window
{
    public static readonly Argument<string> Deployment = Symbols.Argument<string>("DEPLOYMENT", "The deployment");
    public static readonly Option<DateTimeOffset?> From = Symbols.Option<DateTimeOffset?>("--from", "Start of the window, e.g. 2001-02-01", "TIME");
    public static readonly Option<DateTimeOffset?> To = Symbols.Option<DateTimeOffset?>("--to", "End of the window", "TIME");
}
