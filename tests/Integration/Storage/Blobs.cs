using Slipway.Kernel;
using Slipway.Storage;
using Slipway.Storage.Blobs;

namespace Slipway.Integration.Storage;

/// <summary>What a blob store promises, wherever it keeps its bytes.</summary>
public abstract class BlobContract : IDisposable
{
    protected Home Home { get; } = Home.Open(Path.Combine(Path.GetTempPath(), $"slipway-{Guid.NewGuid():N}"));

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected abstract IBlobStore Blobs { get; }

    public void Dispose()
    {
        Directory.Delete(Home.Root, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1 << 20)]
    [InlineData((40 << 20) + 7)]
    public async Task Bytes_come_back_under_their_digest(int length)
    {
        var bytes = Bytes(length);

        var blob = await Blobs.PutAsync(new MemoryStream(bytes), Ct);

        Assert.Equal(new(Digest.Of(bytes), length), blob);
        Assert.Equal(bytes, await ReadAsync(blob.Digest));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(await Blobs.LocalPathAsync(blob.Digest, Ct), Ct));
        Assert.Empty(Directory.EnumerateFiles(Home.Directory("tmp")));
    }

    [Fact]
    public async Task The_same_bytes_put_at_once_by_many_are_kept_once()
    {
        var bytes = Bytes(100_000);

        var blobs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Blobs.PutAsync(new MemoryStream(bytes), Ct)));

        Assert.Single(blobs.Distinct());
        Assert.Equal(bytes, await ReadAsync(blobs[0].Digest));
    }

    [Fact]
    public async Task A_file_is_taken_in_from_the_home_and_from_elsewhere()
    {
        foreach (var path in (string[])[Home.Temp(), Path.GetTempFileName()])
        {
            var bytes = Bytes(5000);
            await File.WriteAllBytesAsync(path, bytes, Ct);

            var blob = await Blobs.PutFileAsync(path, Ct);

            Assert.Equal(bytes, await ReadAsync(blob.Digest));
            File.Delete(path);
            Assert.True(await Blobs.ExistsAsync(blob.Digest, Ct));
        }
    }

    [Fact]
    public async Task What_was_never_put_is_not_found_and_what_was_deleted_is_gone()
    {
        var unknown = Digest.Of(Bytes(32));
        var blob = await Blobs.PutAsync(new MemoryStream(Bytes(64)), Ct);
        await Blobs.LocalPathAsync(blob.Digest, Ct);
        await Blobs.DeleteAsync(blob.Digest, Ct);

        foreach (var digest in (Digest[])[unknown, blob.Digest])
        {
            Assert.False(await Blobs.ExistsAsync(digest, Ct));
            Assert.Equal("blob.not_found", (await Assert.ThrowsAsync<RefusalException>(() => Blobs.OpenAsync(digest, Ct))).Code);
            Assert.Equal("blob.not_found", (await Assert.ThrowsAsync<RefusalException>(() => Blobs.LocalPathAsync(digest, Ct))).Code);
        }
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing()
    {
        await Assert.ThrowsAsync<IOException>(() => Blobs.PutAsync(new BrokenStream(), Ct));

        Assert.Empty(Directory.EnumerateFiles(Home.Directory("tmp")));
    }

    protected static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        Random.Shared.NextBytes(bytes);
        return bytes;
    }

    protected async Task<byte[]> ReadAsync(Digest digest)
    {
        await using var stream = await Blobs.OpenAsync(digest, Ct);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Ct);
        return copy.ToArray();
    }

    sealed class BrokenStream : MemoryStream
    {
        int _reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            _reads++ == 0 ? ValueTask.FromResult(buffer.Length) : throw new IOException("The line was cut.");
    }
}

public sealed class BlobsInFiles : BlobContract
{
    readonly FileBlobStore _blobs;

    public BlobsInFiles() => _blobs = new(Home);

    protected override IBlobStore Blobs => _blobs;

    [Theory]
    [InlineData(1000)]
    [InlineData(3 << 20)]
    public async Task Damaged_bytes_are_never_handed_out_as_whole(int length)
    {
        var blob = await Blobs.PutAsync(new MemoryStream(Bytes(length)), Ct);
        var file = Directory.EnumerateFiles(Home.Directory("blobs"), "*", SearchOption.AllDirectories).Single();
        var bytes = await File.ReadAllBytesAsync(file, Ct);
        bytes[length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Ct);

        await Assert.ThrowsAsync<CorruptBlobException>(() => ReadAsync(blob.Digest));
        await Assert.ThrowsAsync<CorruptBlobException>(() => Blobs.LocalPathAsync(blob.Digest, Ct));

        await File.WriteAllBytesAsync(file, bytes[..(length / 2)], Ct);
        await Assert.ThrowsAsync<CorruptBlobException>(() => ReadAsync(blob.Digest));
    }
}

public sealed class BlobsInS3 : BlobContract
{
    readonly StorageOptions _options = new();
    readonly IBlobStore? _blobs;

    public BlobsInS3()
    {
        if (Environment.GetEnvironmentVariable("SLIPWAY_TEST_S3")?.Split(';') is [var endpoint, var access, var secret, var bucket])
        {
            _options = new() { Blobs = new() { Endpoint = endpoint, AccessKey = access, SecretKey = secret, Bucket = bucket, Prefix = $"{Guid.NewGuid():N}/" } };
            _blobs = BlobStores.Open(_options, Home, TimeProvider.System);
        }
        else if (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip("Set SLIPWAY_TEST_S3 to endpoint;accessKey;secretKey;bucket to run the contract on an object store.");
        }
    }

    protected override IBlobStore Blobs => _blobs ?? throw new InvalidOperationException("CI must set SLIPWAY_TEST_S3.");

    [Fact]
    public async Task A_damaged_local_copy_is_fetched_again_by_the_next_process()
    {
        var bytes = Bytes(2000);
        var blob = await Blobs.PutAsync(new MemoryStream(bytes), Ct);
        var path = await Blobs.LocalPathAsync(blob.Digest, Ct);
        await File.WriteAllTextAsync(path, "damaged", Ct);

        var again = await BlobStores.Open(_options, Home, TimeProvider.System).LocalPathAsync(blob.Digest, Ct);

        Assert.Equal(bytes, await File.ReadAllBytesAsync(again, Ct));
    }

    [Fact]
    public async Task Local_copies_past_the_limit_go_but_not_those_in_use()
    {
        var clock = new HandClock();
        var store = BlobStores.Open(_options with { Blobs = _options.Blobs with { StagingBytes = 2500 } }, Home, clock);
        var paths = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            clock.Advance(TimeSpan.FromMinutes(25));
            paths.Add(await store.LocalPathAsync((await store.PutAsync(new MemoryStream(Bytes(1000)), Ct)).Digest, Ct));
        }

        Assert.Equal([false, true, true, true], paths.Select(File.Exists));
    }
}
