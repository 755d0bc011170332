using System.Collections.Concurrent;

namespace Slipway.Integration.Serving;

public sealed class AliasUnderLoad
{
    static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Moving_the_alias_back_and_forth_loses_no_request()
    {
        await using var server = await ServingServer.StartAsync(Ct);
        await server.DeployAsync(Ct);
        var versions = new ConcurrentBag<string>();
        using var stop = new CancellationTokenSource();

        var callers = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
                versions.Add((await server.ScoreAsync(ServingServer.Body(10), Ct)).GetProperty("model_version").GetString()!);
        })).ToList();
        for (var i = 0; i < 20; i++)
        {
            await server.SetAliasAsync(2 - i % 2, Ct);
            await Task.Delay(30, Ct);
        }

        await stop.CancelAsync();
        await Task.WhenAll(callers);
        Assert.Equal(["1", "2"], versions.Distinct().Order());
        Assert.True(versions.Count > 200, $"Only {versions.Count} requests were sent.");
    }

    [Fact]
    public async Task More_requests_than_the_server_works_on_at_once_are_told_to_come_back()
    {
        await using var server = await ServingServer.StartAsync(Ct, ("Serving:MaxConcurrentRequests", "1"));
        await server.DeployAsync(Ct);

        using var slow = new SlowContent();
        var first = server.Http.PostAsync("/v2/models/late/infer", slow, Ct);
        await slow.Begun;
        HttpResponseMessage refused = null!;
        await Eventually.TrueAsync(async () => (int)(refused = await server.InferAsync(ServingServer.Body(1), Ct)).StatusCode == 503, Ct);
        slow.Finish();

        Assert.Equal("1", refused.Headers.RetryAfter?.ToString());
        Assert.True((await first).IsSuccessStatusCode);
    }

    sealed class SlowContent : HttpContent
    {
        readonly TaskCompletionSource _begun = new();
        readonly TaskCompletionSource _finish = new();

        public Task Begun => _begun.Task;

        public void Finish() => _finish.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            var body = System.Text.Encoding.UTF8.GetBytes(ServingServer.Body(1));
            await stream.WriteAsync(body.AsMemory(0, 10));
            await stream.FlushAsync();
            _begun.SetResult();
            await _finish.Task;
            await stream.WriteAsync(body.AsMemory(10));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
