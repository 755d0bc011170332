using System.Text;
using Slipway.Client;
using Slipway.Contracts.Serving;

namespace Slipway.EndToEnd.Pages;

/// <summary>Takes the pictures of the README while requests come in. Run by name: <c>-class "*Pictures" -explicit only</c>.</summary>
public sealed class Pictures : IClassFixture<Chromium>
{
    const string Deployment = "flights-delay";
    const int LargestFile = 300_000;
    const int Callers = 4;

    static readonly byte[] Question = Encoding.UTF8.GetBytes("""
        {"parameters":{"event_time":"2001-03-31T12:00:00Z"},"inputs":[
          {"name":"hour","datatype":"FP32","shape":[1,1],"data":[17]},{"name":"weekday","datatype":"FP32","shape":[1,1],"data":[5]},
          {"name":"distance","datatype":"FP32","shape":[1,1],"data":[606]},{"name":"origin","datatype":"BYTES","shape":[1,1],"data":["ATL"]},
          {"name":"destination","datatype":"BYTES","shape":[1,1],"data":["ORD"]}]}
        """);

    static readonly (string Name, string Address)[] AtRest =
    [
        ("dataset", "/datasets/flights"), ("run", "/runs/{run}?show=evaluation"), ("execution", "/executions/{execution}"),
        ("model", "/models/flights-delay/versions/2"), ("monitoring", "/monitoring/flights-delay"), ("drift", "/monitoring/flights-delay?show=drift&feature=origin"),
    ];

    static readonly (string Name, string Address)[] AtWork = [("overview", "/"), ("deployment", "/deployments/flights-delay")];

    readonly StoryFixture _story;
    readonly Chromium _chromium;

    public Pictures(StoryFixture story, Chromium chromium)
    {
        (_story, _chromium) = (story, chromium);
        Chromium.Need();
        Checkout.NeedFlights();
    }

    [Fact(Explicit = true)]
    public async Task The_readme_shows_the_page_at_work()
    {
        var ct = TestContext.Current.CancellationToken;
        using var client = await _story.ClientAsync();
        await TakeAsync(AtRest, client);

        await client.Deployments.StartRolloutAsync(Deployment, new StartRolloutRequest(1), ct);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var callers = Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => AskAsync(client, enough.Token)));
        await Task.Delay(TimeSpan.FromSeconds(8), ct);

        await TakeAsync(AtWork, client);

        await enough.CancelAsync();
        await callers;
        await client.Deployments.RollbackAsync(Deployment, ct);
    }

    async Task TakeAsync((string Name, string Address)[] pictures, SlipwayClient client)
    {
        foreach (var (name, address) in pictures)
        {
            var file = Path.Combine(Checkout.Root, "docs", "images", $"{name}.png");
            var page = await _chromium.OpenAsync((await _story.ServerAsync()).Url);
            await page.VisitAsync(await StoryAddresses.ResolveAsync(address, client, TestContext.Current.CancellationToken));
            await page.WaitForTimeoutAsync(1500);
            await page.ScreenshotAsync(new() { Path = file });
            await page.Context.CloseAsync();
            Assert.InRange(new FileInfo(file).Length, 1, LargestFile);
        }
    }

    static async Task AskAsync(SlipwayClient client, CancellationToken enough)
    {
        try
        {
            while (true)
                await client.Inference.InferAsync(Deployment, Question, enough);
        }
        catch (OperationCanceledException)
        {
            // Enough pictures were taken.
        }
    }
}
