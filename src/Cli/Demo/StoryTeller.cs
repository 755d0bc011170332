using Spectre.Console;

namespace Slipway.Cli.Demo;

/// <summary>Where the story is told: bars and colours on a terminal, plain lines elsewhere.</summary>
public sealed class StoryTeller(IAnsiConsole console)
{
    static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    public bool Interactive => console.Profile.Capabilities.Interactive && console.Profile.Out.IsTerminal;

    public void Chapter(int number, int of, string title)
    {
        console.WriteLine();
        console.Write(new Rule($"[bold]{number}/{of} {title.EscapeMarkup()}[/]") { Justification = Justify.Left, Style = Style.Parse("teal") });
    }

    public void Say(string sentence) => console.MarkupLineInterpolated($"  {sentence}");

    /// <summary>A name and what was found, aligned under each other.</summary>
    public void Fact(string name, string value) => console.MarkupLineInterpolated($"  [grey]{name,-18}[/] {value}");

    public void Good(string sentence) => console.MarkupLineInterpolated($"  [green]✓[/] {sentence}");

    public void Refused(string sentence) => console.MarkupLineInterpolated($"  [yellow]✗ refused:[/] {sentence}");

    public void Warn(string sentence) => console.MarkupLineInterpolated($"  [yellow]▲[/] {sentence}");

    public void Link(string name, Uri address) => console.MarkupLineInterpolated($"  [grey]{name,-18}[/] [teal]{address}[/]");

    /// <param name="columns">A leading <c>&gt;</c> aligns a column to the right.</param>
    public void Rows(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in columns)
            table.AddColumn(new TableColumn(new Text(column.TrimStart('>'), Style.Parse("grey"))) { Alignment = column.StartsWith('>') ? Justify.Right : Justify.Left, NoWrap = true });
        foreach (var row in rows)
            table.AddRow(row.Select(cell => new Text(cell)));
        console.Write(table);
    }

    /// <summary>Runs work that reports a fraction and a line about itself; a bar on a terminal, silence elsewhere.</summary>
    public async Task<T> WorkAsync<T>(string title, Func<Action<double, string>, Task<T>> work)
    {
        if (!Interactive)
            return await work((_, _) => { });

        return await console.Progress().AutoClear(true).HideCompleted(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async progress =>
            {
                var bar = progress.AddTask(title.EscapeMarkup(), maxValue: 1);
                var told = DateTime.MinValue;
                return await work((fraction, line) =>
                {
                    if (DateTime.UtcNow - told < Beat && fraction < 1)
                        return;
                    told = DateTime.UtcNow;
                    bar.Value = fraction;
                    bar.Description = $"{title} {line}".EscapeMarkup();
                });
            });
    }
}
