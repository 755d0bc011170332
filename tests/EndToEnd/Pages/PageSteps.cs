using Microsoft.Playwright;

namespace Slipway.EndToEnd.Pages;

/// <summary>What a person does and sees, in one line each.</summary>
static class PageSteps
{
    /// <summary>Goes to an address and waits until nothing on it is on its way any more.</summary>
    public static async Task VisitAsync(this IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.SettleAsync();
    }

    public static async Task SettleAsync(this IPage page)
    {
        await page.Locator("main h1").First.WaitForAsync();
        await page.WaitForFunctionAsync("() => !document.querySelector('main [aria-busy=true], main[aria-busy=true]')");
        await page.EvaluateAsync("() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))");
    }

    /// <summary>Everything that the browser has to complain about from now on.</summary>
    public static List<string> Complaints(this IPage page)
    {
        List<string> said = [];
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                said.Add($"{message.Type}: {message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => said.Add($"exception: {error}");
        return said;
    }

    /// <summary>By how many pixels the page is wider than its window.</summary>
    public static Task<int> OverflowAsync(this IPage page) =>
        page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
}
