using Slipway.Cli.Demo;
using Slipway.Client;
using Slipway.Contracts.Pipelines;

namespace Slipway.EndToEnd;

/// <summary>Power cuts: whatever was acknowledged is still there, and the execution goes on from its last finished step.</summary>
public sealed class CrashTests
{
    const int Crashes = 10;
    const string Pipeline = "flights-delay";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_kills_at_random_moments_lose_nothing_that_was_acknowledged()
    {
        Checkout.NeedFlights();
        using var home = new TempHome();
        var random = new Random(20010101);
        var acknowledged = new List<string>();
        string? execution = null;
        HashSet<string> finished = [];

        for (var crash = 0; crash < Crashes; crash++)
        {
            await using var server = await LocalServer.StartAsync(Checkout.Program, home.Path, 0, home.Log, Ct);
            using var client = new SlipwayClient(server.Url);
            var work = Task.Run(
                async () =>
                {
                    execution ??= await BeginAsync(client);
                    await KeepLoggingAsync(client, acknowledged);
                },
                Ct);

            await Task.WhenAny(work, Task.Delay(random.Next(1500, 5000), Ct));
            while (execution is null)
                await Task.Delay(50, Ct);
            finished.UnionWith(Finished(await client.Pipelines.ExecutionAsync(execution, Ct)));
            await server.KillAsync();
            await Assert.ThrowsAnyAsync<Exception>(() => work);
        }

        await using var last = await LocalServer.StartAsync(Checkout.Program, home.Path, 0, home.Log, Ct);
        using var survivor = new SlipwayClient(last.Url);
        foreach (var run in acknowledged)
            Assert.Equal(run, (await survivor.Runs.GetAsync(run, Ct)).Id);
        var ended = await survivor.Pipelines.WatchAsync(execution!, _ => { }, Ct);
        Assert.True(ended.Status is ExecutionStatus.Succeeded, string.Join("; ", ended.Steps.Where(step => step.Error is not null).Select(step => $"{step.Name}: {step.Error}")));
        Assert.True((await survivor.Governance.VerifyAsync(Ct)).Valid);
        Assert.Single(await survivor.Models.VersionsAsync(Pipeline, Ct).ToListAsync(Ct));
        Assert.Superset(finished, Finished(ended).ToHashSet());
    }

    /// <summary>Steps that are done, with the attempt that did them: a finished step that ran again would show a later one.</summary>
    static IEnumerable<string> Finished(ExecutionView execution) => execution.Steps
        .Where(step => step.Status is StepStatus.Succeeded or StepStatus.Cached)
        .Select(step => $"{step.Name}#{step.Attempt}");

    static async Task<string> BeginAsync(SlipwayClient client)
    {
        await using var file = File.OpenRead(Checkout.Flights);
        var upload = await client.Datasets.UploadAsync(file, null, Ct);
        await client.Datasets.ImportAsync("flights", new(upload.Digest, "parquet", "select * from source where date < timestamp '2001-02-01'"), Ct);
        string[] files = ["features.sql", "expectations.yaml", "gates.yaml"];
        await client.Pipelines.PutAsync(Pipeline, new(Text("pipeline.yaml"), files.ToDictionary(name => name, Text)), Ct);
        return (await client.Pipelines.StartAsync(Pipeline, new(), Ct)).Id;
    }

    /// <summary>Logs runs without end; a run is on the list once the server has answered for it.</summary>
    static async Task KeepLoggingAsync(SlipwayClient client, List<string> acknowledged)
    {
        while (true)
            acknowledged.Add((await client.Runs.StartAsync(new("crash", $"run {acknowledged.Count}"), Ct)).Id);
    }

    static string Text(string file) => File.ReadAllText(Path.Combine(Checkout.Example, file));
}
