using System.CommandLine;
using Slipway.Client;

namespace Slipway.Cli.Shell;

/// <summary>One command at work: what was typed, whom to ask, where the answer goes.</summary>
sealed class Call(ParseResult parsed, CliHost host, SlipwayClient client, bool asJson)
{
    public SlipwayClient Client => client;

    public CliHost Host => host;

    /// <summary>Whether progress may be drawn for a person.</summary>
    public bool ShowsProgress => host.Interactive && !asJson;

    public bool AsJson => asJson;

    public T? Value<T>(Option<T> option) => parsed.GetValue(option);

    public T Value<T>(Argument<T> argument) => parsed.GetValue(argument)!;

    /// <summary>The answer: the value itself for machines, a picture of it for people.</summary>
    public int Answer<T>(T value, Action<Sheet> draw)
    {
        if (asJson)
            host.Out.WriteLine(Answers.ToJson(value));
        else
            draw(new(host.Out, host.Zone));
        return ExitCode.Success;
    }

    /// <summary>The first rows of a list.</summary>
    public async Task<int> AnswerAsync<T>(IAsyncEnumerable<T> rows, int limit, Action<Sheet, IReadOnlyList<T>> draw, CancellationToken ct)
    {
        var shown = await rows.Take(limit).ToListAsync(ct);
        return Answer(shown, sheet => draw(sheet, shown));
    }
}
