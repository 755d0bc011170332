using System.Diagnostics;
using Slipway.Cli.Demo.Chapters;
using Slipway.Client;

namespace Slipway.Cli.Demo;

/// <summary>How long one chapter took.</summary>
public sealed record ChapterTime(string Chapter, double Seconds);

/// <summary>One real model, once round its whole life, every stage through the public API.</summary>
public static class Story
{
    static readonly IChapter[] Chapters = [new Data(), new Train(), new Evaluate(), new Register(), new Approve(), new Deploy(), new Watch(), new Retrain(), new Rollback(), new Account()];

    public static async Task<IReadOnlyList<ChapterTime>> TellAsync(SlipwayClient client, StoryOptions options, StoryTeller teller, CancellationToken ct)
    {
        var state = new StoryState(client, options);
        var times = new List<ChapterTime>();
        try
        {
            for (var i = 0; i < Chapters.Length; i++)
            {
                teller.Chapter(i + 1, Chapters.Length, Chapters[i].Title);
                var clock = Stopwatch.StartNew();
                await Chapters[i].TellAsync(state, teller, ct);
                times.Add(new(Chapters[i].GetType().Name, clock.Elapsed.TotalSeconds));
            }
        }
        finally
        {
            state.Reviewer?.Dispose();
        }

        return times;
    }
}
