using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Slipway.Load;

/// <summary>The limit: the same web server, doing nothing.</summary>
static class ConstantServer
{
    public static async Task<Throughput> MeasureAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGet("/", () => "ok");
        await app.StartAsync();
        using HttpClient http = new() { BaseAddress = new(app.Urls.First()) };
        return await Generator.RunAsync((_, ct) => http.GetStringAsync("/", ct));
    }
}
