using System.Diagnostics;
using Slipway.Contracts;
using Slipway.Contracts.Monitoring;
using Slipway.Integration.Serving;

namespace Slipway.Integration.Monitoring;

/// <summary>A log on a file system of one megabyte. Mounting one takes the rights of root.</summary>
public sealed class FullDisk : IAsyncLifetime
{
    static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    readonly string _home = Directory.CreateTempSubdirectory("slipway-full-").FullName;
    bool _isMounted;

    string Folder => Path.Combine(_home, "predictions");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Folder);
        _isMounted = OperatingSystem.IsLinux() && Environment.UserName == "root" && await RunAsync("mount", "-t", "tmpfs", "-o", "size=1m", "slipway-test", Folder) == 0;
    }

    public async ValueTask DisposeAsync()
    {
        if (_isMounted)
            await RunAsync("umount", Folder);
        Directory.Delete(_home, recursive: true);
    }

    [Fact]
    public async Task Scoring_goes_on_and_the_loss_is_counted_and_alerted()
    {
        Assert.SkipUnless(_isMounted, "A small file system can not be mounted here; run the tests as root.");
        await using var server = await StartAsync();

        for (var i = 0; i < 1500; i++)
            await server.ScoreAsync(ServingServer.Body(Hours, Origins), Ct);

        await Eventually.TrueAsync(async () => (await server.GetAsync<Page<AlertView>>("/api/v1/alerts", Ct)).Items.Any(alert => alert.Rule == "prediction log"), Ct);
        Assert.Contains("slipway_predictions_unlogged_total ", await server.Http.GetStringAsync("/metrics", Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_told_to_refuse_answers_nothing_unlogged()
    {
        Assert.SkipUnless(_isMounted, "A small file system can not be mounted here; run the tests as root.");
        await using var server = await StartAsync(("Serving:RefuseWhenUnlogged", "true"));

        var statuses = new HashSet<int>();
        for (var i = 0; i < 1500; i++)
            statuses.Add((int)(await server.InferAsync(ServingServer.Body(Hours, Origins), Ct)).StatusCode);

        Assert.Equal([200, 503], statuses.Order());
    }

    static double[] Hours { get; } = [.. Enumerable.Range(0, 100).Select(i => (double)(i % 24))];

    static string[] Origins { get; } = [.. Enumerable.Repeat("ATL", 100)];

    async Task<ServingServer> StartAsync(params (string, string)[] settings)
    {
        var server = await ServingServer.OpenAsync(_home, ownsHome: false, [("Monitoring:SegmentBytes", "262144"), .. settings]);
        await SomeModel.ApproveAsync(server.Services, 0.1f, Ct);
        await server.SetAliasAsync(1, Ct);
        await server.DeployAsync(Ct);
        return server;
    }

    static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true });
        await process!.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode;
    }
}
