using Microsoft.Playwright;

namespace Slipway.EndToEnd.Pages;

/// <summary>The accessibility checker axe-core, put into a page from the file that the page's packages bring.</summary>
static class Axe
{
    const string Run = """
        async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
          .filter(v => v.impact === 'serious' || v.impact === 'critical')
          .map(v => `${v.id}: ${v.help} (${v.nodes.map(n => n.target.join(' ')).slice(0, 3).join('; ')})`)
        """;

    static string File => Path.Combine(Checkout.Root, "web", "node_modules", "axe-core", "axe.min.js");

    public static void Need() => Checkout.Need(File, "'./slipway build' fetches it with the page's packages.");

    /// <summary>What is serious or worse, one line each.</summary>
    public static async Task<string[]> CheckAsync(IPage page)
    {
        await page.EvaluateAsync(await System.IO.File.ReadAllTextAsync(File));
        return await page.EvaluateAsync<string[]>(Run);
    }
}
