using Slipway.Access;
using Slipway.Storage;

namespace Slipway.Host;

/// <summary>The first lines a person sees: where the server is, where it keeps things, who they are to it.</summary>
static class Announcement
{
    public static void Write(WebApplication app)
    {
        var version = typeof(Announcement).Assembly.GetName().Version!.ToString(3);
        Console.WriteLine($"Slipway {version} is ready on {string.Join(", ", app.Urls)}");
        Console.WriteLine($"  page      {app.Urls.First()}/");
        Console.WriteLine($"  inference {app.Urls.First()}/v2");
        Console.WriteLine($"  home      {app.Services.GetRequiredService<Home>().Root}");
        Console.WriteLine(app.Services.GetRequiredService<AccessOptions>().DemandsTokens ? "  access    tokens are required" : "  access    the local user is admin; set Access:RequireAuthentication=true to ask for tokens");
    }
}
