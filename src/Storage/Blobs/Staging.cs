using System.Collections.Concurrent;
using Slipway.Kernel;

namespace Slipway.Storage.Blobs;

/// <summary>
/// Local copies of blobs that live in an object store: <c>staging/ab/cdef…</c> in the home. Past the limit those that were
/// not asked for longest go, but none that was asked for within the hour.
/// </summary>
sealed class Staging(Home home, long limit, TimeProvider clock)
{
    static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    readonly string _root = home.Directory("staging");
    // Copies verified in this process, and when each was last asked for.
    readonly ConcurrentDictionary<Digest, DateTimeOffset> _used = new();
    readonly ConcurrentDictionary<Digest, SemaphoreSlim> _downloads = new();

    /// <summary>A copy at hand, or null.</summary>
    public FileStream? Find(Digest digest)
    {
        try
        {
            return File.OpenRead(PathOf(digest));
        }
        catch (IOException error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The copy, made by <paramref name="download"/> when it is missing or damaged; one download at a time for each blob.</summary>
    public async Task<string> PathAsync(Digest digest, Func<string, Task> download, CancellationToken ct)
    {
        var path = PathOf(digest);
        if (_used.TryGetValue(digest, out var last) && File.Exists(path))
        {
            _used.TryUpdate(digest, clock.GetUtcNow(), last);
            return path;
        }

        var one = _downloads.GetOrAdd(digest, _ => new(1));
        await one.WaitAsync(ct);
        try
        {
            if (!File.Exists(path) || (await BlobFile.MeasureAsync(path, ct)).Digest != digest)
                await FetchAsync(path, download);
            _used[digest] = clock.GetUtcNow();
            return path;
        }
        finally
        {
            one.Release();
        }
    }

    public void Drop(Digest digest)
    {
        _used.TryRemove(digest, out _);
        if (File.Exists(PathOf(digest)))
            File.Delete(PathOf(digest));
    }

    async Task FetchAsync(string path, Func<string, Task> download)
    {
        Shrink();
        var temp = home.Temp();
        try
        {
            await download(temp);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(temp, path, overwrite: true);
        }
        finally
        {
            File.Delete(temp);
        }
    }

    void Shrink()
    {
        var now = clock.GetUtcNow();
        var copies = new DirectoryInfo(_root).EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => (File: file, Digest: Digest.Parse(Digest.Prefix + file.Directory!.Name + file.Name)))
            .Select(copy => (copy.File, copy.Digest, UsedAt: _used.GetValueOrDefault(copy.Digest, copy.File.LastWriteTimeUtc)))
            .OrderBy(copy => copy.UsedAt).ToList();
        var bytes = copies.Sum(copy => copy.File.Length);
        foreach (var copy in copies.TakeWhile(copy => copy.UsedAt < now - Grace))
        {
            if (bytes <= limit)
                break;
            bytes -= copy.File.Length;
            Drop(copy.Digest);
        }
    }

    string PathOf(Digest digest) => Path.Combine(_root, digest.Hex[..2], digest.Hex[2..]);
}
