namespace Slipway.Cli.Demo;

/// <summary>One stage of the life cycle, told through the public API.</summary>
interface IChapter
{
    string Title { get; }

    Task TellAsync(StoryState state, StoryTeller teller, CancellationToken ct);
}
