using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Integration.Storage;

public sealed class Homes : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("slipway-homes-").FullName;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_second_server_on_a_home_is_refused_with_the_first_ones_name()
    {
        var home = Home.Open(_folder);
        using (HomeLock.Take(home, "http://127.0.0.1:5000"))
        {
            var refusal = Assert.Throws<RefusalException>(() => HomeLock.Take(home, "http://127.0.0.1:5001"));

            Assert.Equal("home.in_use", refusal.Code);
            Assert.Contains($"process id {Environment.ProcessId} at http://127.0.0.1:5000", refusal.Message, StringComparison.Ordinal);
        }

        HomeLock.Take(home, "http://127.0.0.1:5001").Dispose();
    }

    [Fact]
    public void Taking_the_lock_clears_what_a_crash_left_behind()
    {
        var home = Home.Open(_folder);
        File.WriteAllText(home.Temp(), "left");
        Directory.CreateDirectory(Path.Combine(home.Temp(), "with", "content"));

        HomeLock.Take(home, "http://127.0.0.1:5000").Dispose();

        Assert.Empty(Directory.EnumerateFileSystemEntries(home.Directory("tmp")));
    }

    [Fact]
    public void A_home_that_can_not_be_written_is_refused_by_name()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");

        var refusal = Assert.Throws<RefusalException>(() => Home.Open(Path.Combine(file, "home")));

        Assert.Equal("home.not_writable", refusal.Code);
        Assert.Contains(file, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--home", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_read_only_file_system_is_refused_by_name()
    {
        using var disk = new SmallDisk(_folder, "ro");

        var refusal = Assert.Throws<RefusalException>(() => Home.Open(disk.Path));

        Assert.Equal("home.not_writable", refusal.Code);
        Assert.Contains(disk.Path, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_said_so_and_costs_nothing_that_was_answered()
    {
        using var disk = new SmallDisk(_folder, "size=3m");
        var home = Home.Open(disk.Path);
        var ballast = Path.Combine(home.Root, "ballast");
        await File.WriteAllBytesAsync(ballast, new byte[1 << 20], Ct);
        await using var db = Db.OpenSqlite(home.DatabaseFile);
        await db.ExecuteAsync($"create table filling (id bigint primary key, content bytea not null)", Ct);

        var kept = 0;
        var refusal = await Assert.ThrowsAsync<RefusalException>(async () =>
        {
            for (; ; kept++)
                await db.ExecuteAsync($"insert into filling (id, content) values ({kept}, {new byte[20_000]})", Ct);
        });
        File.Delete(ballast);
        await db.ExecuteAsync($"insert into filling (id, content) values ({kept}, {new byte[20_000]})", Ct);

        Assert.Equal("storage.full", refusal.Code);
        Assert.True(kept > 10);
        Assert.Equal(kept + 1, await db.CountAsync($"select count(*) from filling", Ct));
    }

    [Fact]
    public async Task An_upload_that_fills_the_disk_is_refused_and_leaves_nothing()
    {
        using var disk = new SmallDisk(_folder, "size=2m");
        var home = Home.Open(disk.Path);
        var blobs = new Slipway.Storage.Blobs.FileBlobStore(home);

        var refusal = await Assert.ThrowsAsync<RefusalException>(() => blobs.PutAsync(new MemoryStream(new byte[4 << 20]), Ct));

        Assert.Equal("storage.full", refusal.Code);
        Assert.Empty(Directory.EnumerateFiles(home.Root, "*", SearchOption.AllDirectories));
    }
}
