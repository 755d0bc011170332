namespace Slipway.EndToEnd.Pages;

/// <summary>Takes the pictures that the README shows. Run by name: <c>-method "*Pictures*" -explicit only</c>.</summary>
public sealed class Pictures : IClassFixture<Chromium>
{
    const int LargestFile = 300_000;

    readonly StoryFixture _story;
    readonly Chromium _chromium;

    public Pictures(StoryFixture story, Chromium chromium)
    {
        (_story, _chromium) = (story, chromium);
        Chromium.Need();
        Checkout.NeedFlights();
    }

    [Theory(Explicit = true)]
    [InlineData("overview", "/")]
    [InlineData("dataset", "/datasets/flights")]
    [InlineData("run", "/runs/{run}?show=evaluation")]
    [InlineData("execution", "/executions/{execution}")]
    [InlineData("model", "/models/flights-delay/versions/2")]
    [InlineData("deployment", "/deployments/flights-delay")]
    [InlineData("monitoring", "/monitoring/flights-delay")]
    [InlineData("drift", "/monitoring/flights-delay?show=drift")]
    public async Task The_readme_shows(string name, string address)
    {
        using var client = await _story.ClientAsync();
        var file = Path.Combine(Checkout.Root, "docs", "images", $"{name}.png");
        var page = await _chromium.OpenAsync((await _story.ServerAsync()).Url);

        await page.VisitAsync(await StoryAddresses.ResolveAsync(address, client, TestContext.Current.CancellationToken));
        await page.ScreenshotAsync(new() { Path = file });

        Assert.InRange(new FileInfo(file).Length, 1, LargestFile);
    }
}
