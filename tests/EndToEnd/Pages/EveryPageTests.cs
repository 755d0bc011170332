using Microsoft.Playwright;

namespace Slipway.EndToEnd.Pages;

/// <summary>Every address of the page after the story, wide and light, then narrow and dark.</summary>
public sealed class EveryPageTests : IClassFixture<Chromium>
{
    readonly StoryFixture _story;
    readonly Chromium _chromium;

    public EveryPageTests(StoryFixture story, Chromium chromium)
    {
        (_story, _chromium) = (story, chromium);
        Chromium.Need();
        Axe.Need();
        Checkout.NeedFlights();
    }

    public static TheoryData<string> Addresses => [.. StoryAddresses.All];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_page_is_whole_wide_and_narrow_light_and_dark(string address)
    {
        using var client = await _story.ClientAsync();
        var place = await StoryAddresses.ResolveAsync(address, client, TestContext.Current.CancellationToken);
        var page = await _chromium.OpenAsync((await _story.ServerAsync()).Url);
        var complaints = page.Complaints();

        await page.VisitAsync(place);
        var wide = await page.OverflowAsync();
        var light = await Axe.CheckAsync(page);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.SetViewportSizeAsync(390, 844);
        await page.SettleAsync();
        var narrow = await page.OverflowAsync();
        var dark = await Axe.CheckAsync(page);

        Assert.Empty(complaints);
        Assert.Equal((0, 0), (wide, narrow));
        Assert.Empty(light);
        Assert.Empty(dark);
        Assert.Equal(0, await page.GetByRole(AriaRole.Alert).CountAsync());
        await page.Context.CloseAsync();
    }
}
