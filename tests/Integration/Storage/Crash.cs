using System.Diagnostics;
using System.Net.Http.Json;
using Slipway.Contracts.Access;
using Slipway.Storage;

namespace Slipway.Integration.Storage;

/// <summary>A server as its own process, killed without warning while many clients write.</summary>
public sealed class Crash : IDisposable
{
    readonly Home _home = Home.Open(Path.Combine(Path.GetTempPath(), $"slipway-{Guid.NewGuid():N}"));

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_home.Root, recursive: true);

    [Fact]
    public async Task What_was_acknowledged_survives_kill_9()
    {
        var acknowledged = new List<string>();
        for (var life = 0; life < 3; life++)
        {
            using var server = Start();
            using var http = new HttpClient { BaseAddress = new(await AddressAsync(server)) };
            var clients = Enumerable.Range(0, 8).Select(client => WriteUntilCutAsync(http, $"life{life}-client{client}", acknowledged)).ToList();
            await UntilAsync(() => acknowledged.Count, acknowledged.Count + Random.Shared.Next(20, 200));
            server.Kill();
            await server.WaitForExitAsync(Ct);
            await Task.WhenAll(clients);
        }

        await using var db = Db.OpenSqlite(_home.DatabaseFile);
        var log = new Slipway.Storage.EventLog(db, TimeProvider.System);
        var kept = await db.QueryAsync($"select name from users where name <> {"admin"}", row => row.Text("name"), Ct);
        var check = await log.VerifyAsync(Ct);

        Assert.Empty(acknowledged.Except(kept));
        Assert.True(check.Valid);
        Assert.Equal(kept.Count, check.Entries);
    }

    Process Start()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardInput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "slipway.dll"), "server", "--port", "0", "--home", _home.Root, "--until-input-closes"])
            start.ArgumentList.Add(argument);
        var server = Process.Start(start)!;
        server.BeginErrorReadLine();
        return server;
    }

    static async Task<string> AddressAsync(Process server)
    {
        while (await server.StandardOutput.ReadLineAsync(Ct) is { } line)
        {
            if (line.Contains("is ready on ", StringComparison.Ordinal))
                return line.Split("is ready on ")[1].Trim();
        }

        throw new InvalidOperationException("The server ended before it was ready.");
    }

    static async Task UntilAsync(Func<int> count, int wanted)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        late.CancelAfter(TimeSpan.FromSeconds(30));
        while (count() < wanted)
            await Task.Delay(1, late.Token);
    }

    static async Task WriteUntilCutAsync(HttpClient http, string prefix, List<string> acknowledged)
    {
        try
        {
            for (var i = 0; ; i++)
            {
                var name = $"{prefix}-{i}";
                using var response = await http.PostAsJsonAsync("/api/v1/users", new CreateUserRequest(name, ["viewer"]), Ct);
                response.EnsureSuccessStatusCode();
                lock (acknowledged)
                    acknowledged.Add(name);
            }
        }
        catch (HttpRequestException error) when (error.StatusCode is null)
        {
            // The server is gone; what had no answer may or may not be there.
        }
    }
}
