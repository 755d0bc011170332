using System.Diagnostics;
using Slipway.Integration.Serving;

namespace Slipway.Integration.Host;

public sealed class MetricsText
{
    static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Promtool_finds_nothing_to_say()
    {
        var promtool = Environment.GetEnvironmentVariable("SLIPWAY_TEST_PROMTOOL");
        Assert.SkipUnless(File.Exists(promtool), "Set SLIPWAY_TEST_PROMTOOL to the path of promtool.");
        await using var server = await ServingServer.StartAsync(Ct);
        await server.DeployAsync(Ct);
        await server.ScoreAsync(ServingServer.Body(1), Ct);
        await server.RefusedAsync("{}", 400, Ct);

        using var process = Process.Start(new ProcessStartInfo(promtool, ["check", "metrics"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        await process.StandardInput.WriteAsync(await server.Http.GetStringAsync("/metrics", Ct));
        process.StandardInput.Close();
        var said = await process.StandardOutput.ReadToEndAsync(Ct) + await process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);

        Assert.Equal("", said);
        Assert.Equal(0, process.ExitCode);
    }
}
