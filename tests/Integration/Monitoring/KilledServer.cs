using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Slipway.Contracts;
using Slipway.Contracts.Monitoring;
using Slipway.Integration.Serving;

namespace Slipway.Integration.Monitoring;

public sealed class KilledServer
{
    static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_server_loses_no_acknowledged_prediction_and_counts_none_twice()
    {
        var home = Directory.CreateTempSubdirectory("slipway-killed-").FullName;
        try
        {
            await using (var server = await ServingServer.OpenAsync(home, ownsHome: false))
            {
                await SomeModel.ApproveAsync(server.Services, 0.1f, Ct);
                await server.SetAliasAsync(1, Ct);
                await server.DeployAsync(Ct);
            }

            var acknowledged = new List<string>();
            var labelled = 0;
            for (var round = 0; round < 3; round++)
                labelled += await SendUntilKilledAsync(home, round, acknowledged);

            await using var restarted = await ServingServer.OpenAsync(home, ownsHome: false, Small);
            foreach (var id in acknowledged)
                Assert.Equal(id, (await restarted.GetAsync<PredictionView>($"/api/v1/predictions/{id}", Ct)).Id);
            var page = await restarted.GetAsync<Page<PredictionView>>("/api/v1/predictions?deployment=late&limit=1000", Ct);
            Assert.InRange(page.Total, acknowledged.Count, acknowledged.Count + 3 * 4);
            Assert.Equal(page.Items.Count, page.Items.Select(prediction => prediction.Id).Distinct().Count());
            var counted = (await restarted.GetAsync<PerformanceView>("/api/v1/monitors/late/performance", Ct)).Points;
            Assert.Equal(page.Total, counted.Sum(point => point.Predictions));
            Assert.InRange(counted.Sum(point => point.Labelled), labelled, labelled + 3);
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    static (string, string)[] Small => [("Monitoring:SegmentBytes", "65536"), ("Monitoring:FoldMilliseconds", "20")];

    /// <summary>Lets four callers send predictions and labels to a server of its own process, and kills it in the middle.</summary>
    static async Task<int> SendUntilKilledAsync(string home, int round, List<string> acknowledged)
    {
        var port = FreePort();
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileName(host) == "dotnet" ? host : "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "slipway.dll"), "server", "--port", $"{port}", "--home", home, .. Small.SelectMany(setting => (string[])["--set", $"{setting.Item1}={setting.Item2}"])])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        try
        {
            using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
            await Eventually.TrueAsync(async () => await IsReadyAsync(http), Ct);
            var callers = Enumerable.Range(0, 4).Select(caller => Task.Run(() => SendAsync(http, $"k{round}-{caller}", acknowledged))).ToList();
            await Task.Delay(TimeSpan.FromMilliseconds(700 + 150 * round), Ct);
            process.Kill();
            return (await Task.WhenAll(callers)).Sum();
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <returns>Labels acknowledged.</returns>
    static async Task<int> SendAsync(HttpClient http, string prefix, List<string> acknowledged)
    {
        var labelled = 0;
        try
        {
            for (var i = 0; ; i++)
            {
                var id = $"{prefix}-{i}";
                var scored = await http.PostAsync("/v2/models/late/infer", new StringContent(ServingServer.Body(i % 24, id: id), Encoding.UTF8, "application/json"), Ct);
                await scored.Content.ReadFromJsonAsync<JsonElement>(Ct);
                scored.EnsureSuccessStatusCode();
                lock (acknowledged)
                    acknowledged.Add(id);
                if (i % 50 != 49)
                    continue;
                (await http.PostAsJsonAsync("/api/v1/labels", new LabelsRequest([new(id, 1)]), Slipway.Storage.Json.Options, Ct)).EnsureSuccessStatusCode();
                labelled++;
            }
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return labelled;
        }
    }

    static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            return (await http.GetAsync("/health/ready", Ct)).StatusCode is HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
