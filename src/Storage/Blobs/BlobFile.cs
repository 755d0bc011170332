using System.Buffers;
using System.Security.Cryptography;
using Slipway.Kernel;

namespace Slipway.Storage.Blobs;

/// <summary>Files that appear whole under their name or not at all, and survive the power going out.</summary>
static class BlobFile
{
    const int BufferBytes = 1 << 20;

    /// <summary>Writes a temporary file down to the disk and learns its digest on the way.</summary>
    public static async Task<Blob> WriteAsync(Stream content, string temp, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            await using var file = new FileStream(temp, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
            long bytes = 0;
            while (await content.ReadAsync(buffer, ct) is var read && read > 0)
            {
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), ct);
                bytes += read;
            }

            file.Flush(flushToDisk: true);
            return new(Digest.FromHash(hash.GetHashAndReset()), bytes);
        }
        catch (IOException error) when (IsDiskFull(error))
        {
            throw Refusal.Unavailable("storage.full", "The disk that holds the home folder is full; nothing of this upload was kept. Free some space and try again.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public static async Task<Blob> MeasureAsync(string path, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, FileOptions.SequentialScan);
        return new(await Digest.OfAsync(file, ct), file.Length);
    }

    /// <summary>Renames a file that is on disk to its final name, and has the names on disk too before returning.</summary>
    public static void Publish(string temp, string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            Durable.FlushFolder(Path.GetDirectoryName(folder)!);
        }

        if (!File.Exists(path))
            File.Move(temp, path, overwrite: true);
        Durable.FlushFolder(folder);
    }

    public static void Flush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Whether a rename from one to the other is atomic. The home's own files are; others are copied.</summary>
    public static bool IsOnSameVolume(string path, string homeRoot) =>
        Path.GetFullPath(path).StartsWith(homeRoot + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    public static RefusalException NotFound(Digest digest) => Refusal.NotFound("blob.not_found", $"Nothing is stored under {digest}.");

    static bool IsDiskFull(IOException error) =>
        (error.HResult & 0xFFFF) is 28 /* ENOSPC */ or 112 /* ERROR_DISK_FULL */ or 122 /* EDQUOT */;
}
