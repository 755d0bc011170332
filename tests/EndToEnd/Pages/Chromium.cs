using Microsoft.Playwright;

namespace Slipway.EndToEnd.Pages;

/// <summary>One browser for the tests of a class; every test gets a fresh context of it.</summary>
public sealed class Chromium : IAsyncDisposable
{
    static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    static readonly string[] Quiet =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> _browser = new(LaunchAsync);

    static string Program => Environment.GetEnvironmentVariable("SLIPWAY_TEST_CHROMIUM") ?? Places.FirstOrDefault(File.Exists) ?? Places[0];

    /// <summary>Skips the test where there is no Chromium, and fails it in CI.</summary>
    public static void Need() => Checkout.Need(Program, "install it with \"apt-get install chromium\", or name it in SLIPWAY_TEST_CHROMIUM.");

    /// <summary>A page as a person would open it, wide unless said otherwise.</summary>
    public async Task<IPage> OpenAsync(Uri server, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var (_, browser) = await _browser.Value;
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = server.ToString(),
            ViewportSize = new() { Width = width, Height = 820 },
            ColorScheme = scheme,
        });
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_browser.IsValueCreated)
            return;
        var (driver, browser) = await _browser.Value;
        await browser.DisposeAsync();
        driver.Dispose();
    }

    static async Task<(IPlaywright Driver, IBrowser Browser)> LaunchAsync()
    {
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Quiet, Headless = true }));
    }
}
