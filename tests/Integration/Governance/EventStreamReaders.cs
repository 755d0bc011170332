using Slipway.Integration.Access;

namespace Slipway.Integration.Governance;

/// <summary>What the stream of events tells to whom: the audit log is not for everybody who may read.</summary>
public sealed class EventStreamReaders : IAsyncLifetime
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    AccessServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await AccessServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("viewer", false)]
    [InlineData("operator", true)]
    public async Task Who_did_what_is_told_to_those_who_may_audit(string role, bool told)
    {
        var token = await _server.UserAsync("ian", role, Ct);
        using var ian = _server.Client(token.Secret);

        using var stream = new StreamReader(await ian.GetStreamAsync("/api/v1/events/stream?after=0", Ct));
        string? data = null;
        while (data is null && await stream.ReadLineAsync(Ct) is { } line)
            data = line.StartsWith("data: ", StringComparison.Ordinal) ? line : null;

        Assert.Contains("\"type\":\"", data, StringComparison.Ordinal);
        Assert.Equal(told, !data!.Contains("\"data\":\"{}\"", StringComparison.Ordinal));
        Assert.Equal(told, !data.Contains("\"actor\":\"\"", StringComparison.Ordinal));
    }
}
