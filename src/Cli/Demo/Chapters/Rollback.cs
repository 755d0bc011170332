using System.Text.Json.Nodes;
using Slipway.Cli.Demo.Replay;

namespace Slipway.Cli.Demo.Chapters;

sealed class Rollback : IChapter
{
    const int Requests = 6000;
    const double ShareOfApril = 0.4;
    const int Callers = 4;

    public string Title => "Roll back under load: the alias moves, the traffic follows, no request is lost";

    public async Task TellAsync(StoryState state, StoryTeller teller, CancellationToken ct)
    {
        // The first of April, so that the load looks to the monitor like what it is: one more day of flights.
        var flights = await Feed.ReadAsync(state.Author, state.Upload!.Digest, 4, ShareOfApril, ct);
        var lost = 0;
        var versions = new int[Requests];
        var next = -1;
        var callers = Enumerable.Range(0, Callers).Select(_ => Task.Run(
            async () =>
            {
                using var writer = new InferenceRequest();
                for (var i = Interlocked.Increment(ref next); i < Requests; i = Interlocked.Increment(ref next))
                {
                    try
                    {
                        var body = writer.Write($"rollback-{i}", [flights[i]]);
                        var answer = JsonNode.Parse(await state.Author.Inference.InferAsync(StoryState.Model, body, ct))!;
                        versions[i] = int.Parse(answer["model_version"]!.GetValue<string>());
                    }
                    catch (Client.SlipwayException)
                    {
                        Interlocked.Increment(ref lost);
                    }
                }
            },
            ct)).ToArray();

        await WaitForAsync(() => Volatile.Read(ref next) > Requests / 3, ct);
        var change = await state.Author.Models.SetAliasAsync(StoryState.Model, "champion", 1, ct);
        var acknowledged = Volatile.Read(ref next);
        await Task.WhenAll(callers);

        var late = versions.Skip(acknowledged + 1).Count(version => version == 2);
        teller.Good($"champion moved {change.From} → {change.To} while {Requests:N0} requests ran: {lost} lost, {late} of the {Requests - acknowledged - 1:N0} sent after the answer still met version 2");
        await state.Author.Models.SetAliasAsync(StoryState.Model, "champion", 2, ct);
        teller.Good("and forward again: champion → version 2");
        if (lost > 0 || late > 0)
            throw new InvalidOperationException("The rollback lost or misrouted requests.");
    }

    static async Task WaitForAsync(Func<bool> condition, CancellationToken ct)
    {
        while (!condition())
            await Task.Delay(1, ct);
    }
}
