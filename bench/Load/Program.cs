using Slipway.Cli.Demo;
using Slipway.Client;
using Slipway.Load;

// Load [--server URL] [--model DEPLOYMENT]: how near the server comes to the limit of its own kind, measured in the same run.
// Without --server it starts the built program on a fresh home. Time is shown, never gated.
if (Option("--server") is { } server)
{
    await MeasureAsync(new(server));
    return;
}

var home = Directory.CreateTempSubdirectory("slipway-load-").FullName;
try
{
    await using var local = await LocalServer.StartAsync(Paths.Program, home, 0, Path.Combine(home, "server.log"), CancellationToken.None);
    await MeasureAsync(local.Url);
}
finally
{
    Directory.Delete(home, recursive: true);
}

async Task MeasureAsync(Uri address)
{
    using SlipwayClient client = new(address);
    var constant = await ConstantServer.MeasureAsync();
    constant.Write("Kestrel answering a constant", limit: null);
    (await MetricLogging.MeasureAsync(client)).Write("log 1,000 metrics", limit: null, each: MetricLogging.Points, unit: "metrics/s");
    (await Generator.RunAsync((_, ct) => client.Runs.ListAsync(null, null, null, null, ct).FirstOrDefaultAsync(ct).AsTask())).Write("list runs", constant);
    if (Option("--model") is { } model)
        (await Scoring.MeasureAsync(client, model)).Write($"score one row with {model}", constant);
}

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
