using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Slipway.EndToEnd.Pages;

/// <summary>What people do on the page once the story has been told.</summary>
public sealed partial class PageTests : IClassFixture<Chromium>
{
    const int FirstScriptLimit = 250_000;

    readonly StoryFixture _story;
    readonly Chromium _chromium;

    public PageTests(StoryFixture story, Chromium chromium)
    {
        (_story, _chromium) = (story, chromium);
        Chromium.Need();
        Checkout.NeedFlights();
    }

    [Theory]
    [InlineData("data", "/datasets")]
    [InlineData("train", "/runs")]
    [InlineData("register", "/models")]
    [InlineData("deploy", "/deployments")]
    [InlineData("watch", "/monitoring")]
    [InlineData("retrain", "/(pipelines|executions)")]
    public async Task A_stage_of_the_loop_leads_to_its_page(string stage, string place)
    {
        var page = await OpenAsync("/");

        await page.Locator($"[data-stage={stage}] a").ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex(place));
        await page.SettleAsync();
    }

    [Fact]
    public async Task Ctrl_K_finds_the_model_by_its_name()
    {
        var page = await OpenAsync("/audit");

        await page.Keyboard.PressAsync("Control+k");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Find by name" }).FillAsync("flights-d");
        // The list of everything gives way to what was asked for; a click before that would meet a line that is moving.
        await Expect(page.GetByRole(AriaRole.Option).Filter(new() { HasText = "Overview" })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Option).Filter(new() { HasTextRegex = new Regex("^flights-delay.*model$", RegexOptions.Singleline) }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("/models/flights-delay$"));
    }

    [Fact]
    public async Task The_address_keeps_the_order_of_a_table_and_back_returns_to_it()
    {
        var page = await OpenAsync("/runs");
        var first = page.Locator("main tbody tr").First;

        await page.GetByRole(AriaRole.Button, new() { Name = "AUC" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("sort="));
        var best = await first.InnerTextAsync();
        await first.GetByRole(AriaRole.Link).First.ClickAsync();
        await page.SettleAsync();
        await page.GoBackAsync();
        await page.SettleAsync();

        Assert.Contains("trees", best, StringComparison.Ordinal);
        await Expect(page).ToHaveURLAsync(new Regex("sort="));
        await Expect(first.GetByRole(AriaRole.Link).First).ToHaveTextAsync("trees");
    }

    [Fact]
    public async Task Two_runs_are_laid_side_by_side()
    {
        var page = await OpenAsync("/runs");

        await page.Locator("main tbody input[type=checkbox]").Nth(0).CheckAsync();
        await page.Locator("main tbody input[type=checkbox]").Nth(1).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare 2 runs" }).ClickAsync();
        await page.SettleAsync();

        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "differences" })).ToContainTextAsync("algorithm");
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "ROC" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_chart_shows_the_numbers_behind_it()
    {
        // The days of the story: another test asks for a prediction dated today, and the page looks at the latest days unless told.
        var page = await OpenAsync("/monitoring/flights-delay?from=2001-02-01&to=2001-03-31");

        await page.GetByRole(AriaRole.Button, new() { Name = "Table of AUC by day" }).ClickAsync();

        var numbers = page.GetByRole(AriaRole.Region, new() { Name = "Numbers of AUC by day" });
        await Expect(numbers).ToContainTextAsync("version 1 low");
        Assert.True(await numbers.Locator("tbody tr").CountAsync() >= 28);
    }

    [Fact]
    public async Task A_row_asked_for_on_the_page_is_answered_and_accounts_for_itself()
    {
        var page = await OpenAsync("/deployments/flights-delay");

        foreach (var (name, value) in new[] { ("hour", "17"), ("weekday", "5"), ("distance", "606"), ("origin", "ATL"), ("destination", "ORD") })
            await page.GetByRole(AriaRole.Textbox, new() { Name = name }).FillAsync(value);
        await page.GetByRole(AriaRole.Button, new() { Name = "Predict" }).ClickAsync();
        await page.Locator("a[href^='/predictions/']").ClickAsync();
        await page.SettleAsync();

        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Lineage" }).Locator("a[href='/models/flights-delay/versions/2']").First).ToBeVisibleAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("ATL");
    }

    [Fact]
    public async Task A_rollback_says_what_it_will_do_before_it_does_it()
    {
        var page = await OpenAsync("/models/flights-delay/versions/1");

        await page.GetByRole(AriaRole.Button, new() { Name = "Make champion" }).ClickAsync();
        var question = page.GetByRole(AriaRole.Dialog);

        await Expect(question).ToContainTextAsync("from version 2 to version 1");
        await question.GetByRole(AriaRole.Button, new() { Name = "Leave it" }).ClickAsync();
        await Expect(question).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_trail_shows_that_its_chain_was_verified()
    {
        var page = await OpenAsync("/audit");

        await Expect(page.Locator("main")).ToContainTextAsync(ChainVerified());
    }

    [Fact]
    public async Task The_first_script_stays_under_its_limit()
    {
        var page = await OpenAsync("/");

        var bytes = await page.EvaluateAsync<int>(
            "() => performance.getEntriesByType('resource').filter(r => r.name.endsWith('.js')).reduce((sum, r) => sum + r.encodedBodySize, 0)");

        Assert.InRange(bytes, 1, FirstScriptLimit);
    }

    [GeneratedRegex("chain of [0-9,]+ entries verified")]
    private static partial Regex ChainVerified();

    async Task<IPage> OpenAsync(string address)
    {
        var page = await _chromium.OpenAsync((await _story.ServerAsync()).Url);
        await page.VisitAsync(address);
        return page;
    }
}
