using Spectre.Console;

namespace Slipway.Cli.Demo;

/// <summary>What the demo measured about itself.</summary>
/// <param name="PeakServerBytes">Largest resident memory of the server; null where the system does not tell.</param>
sealed record DemoSummary(Uri Server, string Home, double Seconds, long? PeakServerBytes, IReadOnlyList<ChapterTime> Chapters)
{
    static readonly (string Name, string Path)[] Links =
    [
        ("the loop", "/"), ("data", "/datasets/flights"), ("runs", "/runs"), ("pipeline", "/pipelines/flights-delay"),
        ("model", "/models/flights-delay"), ("deployment", "/deployments/flights-delay"), ("monitoring", "/monitoring/flights-delay"), ("audit", "/audit"),
    ];

    public void Write(IAnsiConsole console)
    {
        console.WriteLine();
        console.Write(new Rule("[bold]Once round[/]") { Justification = Justify.Left, Style = Style.Parse("teal") });
        var chart = new BarChart().Width(72);
        foreach (var chapter in Chapters)
            chart.AddItem($"{chapter.Chapter} (s)", Math.Round(chapter.Seconds, 1), Color.Teal);
        console.Write(chart);
        console.MarkupLineInterpolated($"  the whole story took [bold]{Seconds:0} s[/]; the server's memory peaked at [bold]{PeakServerBytes / 1e6:0} MB[/]");
        foreach (var (name, path) in Links)
            console.MarkupLineInterpolated($"  [grey]{name,-12}[/] [teal]{new Uri(Server, path)}[/]");
    }
}
