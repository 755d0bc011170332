using System.Collections.Concurrent;
using Slipway.Kernel;

namespace Slipway.Storage.Blobs;

/// <summary>Blobs as files: <c>blobs/ab/cdef…</c> in the home.</summary>
sealed class FileBlobStore(Home home) : IBlobStore
{
    readonly string _root = home.Directory("blobs");
    readonly ConcurrentDictionary<Digest, (long Length, DateTime Changed)> _verified = new();

    public async Task<Blob> PutAsync(Stream content, CancellationToken ct)
    {
        var temp = home.Temp();
        try
        {
            var blob = await BlobFile.WriteAsync(content, temp, ct);
            Keep(temp, blob.Digest);
            return blob;
        }
        finally
        {
            File.Delete(temp);
        }
    }

    public async Task<Blob> PutFileAsync(string path, CancellationToken ct)
    {
        var blob = await BlobFile.MeasureAsync(path, ct);
        if (File.Exists(PathOf(blob.Digest)))
        {
            Durable.FlushFolder(Path.GetDirectoryName(PathOf(blob.Digest))!);
            return blob;
        }

        if (!BlobFile.IsOnSameVolume(path, home.Root))
        {
            await using var content = File.OpenRead(path);
            return await PutAsync(content, ct);
        }

        BlobFile.Flush(path);
        Keep(path, blob.Digest);
        return blob;
    }

    public Task<Stream> OpenAsync(Digest digest, CancellationToken ct) =>
        VerifiedStream.OpenAsync(OpenFile(digest), digest, ct);

    public async Task<string> LocalPathAsync(Digest digest, CancellationToken ct)
    {
        var path = PathOf(digest);
        var file = new FileInfo(path);
        if (!file.Exists)
            throw BlobFile.NotFound(digest);

        var seen = (file.Length, file.LastWriteTimeUtc);
        if (_verified.TryGetValue(digest, out var verified) && verified == seen)
            return path;
        if ((await BlobFile.MeasureAsync(path, ct)).Digest != digest)
            throw new CorruptBlobException(digest);
        _verified[digest] = seen;
        return path;
    }

    public Task<bool> ExistsAsync(Digest digest, CancellationToken ct) => Task.FromResult(File.Exists(PathOf(digest)));

    public Task DeleteAsync(Digest digest, CancellationToken ct)
    {
        _verified.TryRemove(digest, out _);
        File.Delete(PathOf(digest));
        return Task.CompletedTask;
    }

    string PathOf(Digest digest) => Path.Combine(_root, digest.Hex[..2], digest.Hex[2..]);

    void Keep(string from, Digest digest) => BlobFile.Publish(from, PathOf(digest));

    FileStream OpenFile(Digest digest)
    {
        try
        {
            return File.OpenRead(PathOf(digest));
        }
        catch (IOException error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw BlobFile.NotFound(digest);
        }
    }
}
