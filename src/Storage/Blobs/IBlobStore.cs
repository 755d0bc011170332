using Slipway.Kernel;

namespace Slipway.Storage;

/// <summary>Some bytes and what they are called.</summary>
/// <param name="Bytes">Length in bytes.</param>
public sealed record Blob(Digest Digest, long Bytes);

/// <summary>What is stored under a digest does not have that digest any more.</summary>
public sealed class CorruptBlobException(Digest digest)
    : Exception($"The stored bytes of {digest} are damaged: they have another digest.");

/// <summary>Bytes by their digest: written once, whole or not at all, and never changed.</summary>
public interface IBlobStore
{
    /// <summary>Answered when the bytes are on disk. Bytes already stored are a no-op.</summary>
    Task<Blob> PutAsync(Stream content, CancellationToken ct);

    /// <summary>Like <see cref="PutAsync"/> for a file, which may be moved into the store: do not use it afterwards.</summary>
    Task<Blob> PutFileAsync(string path, CancellationToken ct);

    /// <summary>Read it to its end: damaged bytes show there at the latest, as <see cref="CorruptBlobException"/>.</summary>
    /// <exception cref="RefusalException">Not found.</exception>
    Task<Stream> OpenAsync(Digest digest, CancellationToken ct);

    /// <summary>A local file holding the bytes, verified; only to be read.</summary>
    Task<string> LocalPathAsync(Digest digest, CancellationToken ct);

    Task<bool> ExistsAsync(Digest digest, CancellationToken ct);

    Task DeleteAsync(Digest digest, CancellationToken ct);
}
