using Slipway.Cli.Demo;
using Slipway.Client;

namespace Slipway.EndToEnd;

/// <summary>Disks that are full or read-only: a clear sentence, nothing half-written, the server alive.</summary>
public sealed class HostileDiskTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_read_only_home_is_refused_with_a_sentence()
    {
        using var disk = SmallDisk.Mount("size=16m");
        disk.MakeReadOnly();
        using var elsewhere = new TempHome();

        var refusal = await Assert.ThrowsAsync<SlipwayException>(
            () => LocalServer.StartAsync(Checkout.Program, disk.Path, 0, elsewhere.Log, Ct));

        Assert.Contains("--home", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_refuses_what_does_not_fit_and_goes_on_with_what_does()
    {
        using var disk = SmallDisk.Mount("size=96m");
        using var elsewhere = new TempHome();
        await using var server = await LocalServer.StartAsync(Checkout.Program, disk.Path, 0, elsewhere.Log, Ct);
        using var client = new SlipwayClient(server.Url);
        var before = await client.Runs.StartAsync(new("disk", "before"), Ct);

        var refusal = await Assert.ThrowsAsync<SlipwayException>(async () =>
        {
            for (var i = 0; i < 20; i++)
            {
                using var large = new MemoryStream(new byte[16 << 20]);
                large.Write(Guid.NewGuid().ToByteArray());
                large.Position = 0;
                await client.Runs.PutArtifactAsync(before.Id, $"large/{i}.bin", large, Ct);
            }
        });

        Assert.Equal("storage.full", refusal.Code);
        Assert.Equal(before.Id, (await client.Runs.GetAsync(before.Id, Ct)).Id);
        Assert.False(server.HasExited);
    }

    [Fact]
    public async Task A_second_server_on_the_same_home_is_told_who_has_it()
    {
        using var home = new TempHome();
        await using var first = await LocalServer.StartAsync(Checkout.Program, home.Path, 0, home.Log, Ct);

        var refusal = await Assert.ThrowsAsync<SlipwayException>(
            () => LocalServer.StartAsync(Checkout.Program, home.Path, 0, home.Log, Ct));

        Assert.Contains($"{first.ProcessId}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var home = new TempHome();
        using var other = new TempHome();
        await using var first = await LocalServer.StartAsync(Checkout.Program, home.Path, 0, home.Log, Ct);

        var refusal = await Assert.ThrowsAsync<SlipwayException>(
            () => LocalServer.StartAsync(Checkout.Program, other.Path, first.Url.Port, other.Log, Ct));

        Assert.Contains($"{first.Url.Port}", refusal.Message, StringComparison.Ordinal);
    }
}
