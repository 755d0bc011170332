using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Slipway.EndToEnd.Pages;

/// <summary>A server on which nothing has happened yet.</summary>
public sealed class EmptyPageTests : IClassFixture<Chromium>, IClassFixture<EmptyServer>
{
    readonly Chromium _chromium;
    readonly EmptyServer _server;

    public EmptyPageTests(Chromium chromium, EmptyServer server)
    {
        (_chromium, _server) = (chromium, server);
        Chromium.Need();
    }

    [Theory]
    [InlineData("/", "slipway demo")]
    [InlineData("/datasets", "slipway data import")]
    [InlineData("/runs", "slipway pipeline put")]
    [InlineData("/pipelines", "slipway pipeline put")]
    [InlineData("/models", "slipway model register")]
    [InlineData("/deployments", "slipway deploy")]
    [InlineData("/monitoring", "slipway deploy")]
    public async Task An_empty_page_says_what_to_do_next(string address, string command)
    {
        var page = await _chromium.OpenAsync(await _server.UrlAsync());
        var complaints = page.Complaints();

        await page.VisitAsync(address);

        await Expect(page.Locator("main code").Filter(new() { HasText = command }).First).ToBeVisibleAsync();
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task A_page_that_does_not_exist_leads_back()
    {
        var page = await _chromium.OpenAsync(await _server.UrlAsync());

        await page.VisitAsync("/no/such/page");
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the overview" }).ClickAsync();

        await Expect(page).ToHaveURLAsync((await _server.UrlAsync()).ToString());
    }
}
