using System.Security.Cryptography;
using Slipway.Kernel;

namespace Slipway.Storage.Blobs;

/// <summary>
/// Hashes what flows through and throws at the end, in place of the last bytes, when the digest is another. Small
/// blobs are verified before the first byte is handed out.
/// </summary>
sealed class VerifiedStream : Stream
{
    const int SmallBytes = 1 << 20;

    readonly Stream _inner;
    readonly Digest _digest;
    readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    bool _ended;

    VerifiedStream(Stream inner, Digest digest) => (_inner, _digest) = (inner, digest);

    public static async Task<Stream> OpenAsync(Stream inner, Digest digest, CancellationToken ct)
    {
        if (!inner.CanSeek || inner.Length > SmallBytes)
            return new VerifiedStream(inner, digest);

        await using (inner)
        {
            var bytes = new byte[inner.Length];
            var read = await inner.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
            return read == bytes.Length && Digest.Of(bytes) == digest
                ? new MemoryStream(bytes, writable: false)
                : throw new CorruptBlobException(digest);
        }
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => _inner.Length;

    public override long Position
    {
        get => _inner.Position;
        set => throw new NotSupportedException("A verified blob is read from its start to its end.");
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => Seen(buffer, _inner.Read(buffer));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await _inner.ReadAsync(buffer, cancellationToken);
        return Seen(buffer.Span, read);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    int Seen(ReadOnlySpan<byte> buffer, int read)
    {
        _hash.AppendData(buffer[..read]);
        var atEnd = read == 0 && buffer.Length > 0 || _inner.CanSeek && _inner.Position >= _inner.Length;
        if (atEnd && !_ended)
        {
            _ended = true;
            if (Digest.FromHash(_hash.GetHashAndReset()) != _digest)
                throw new CorruptBlobException(_digest);
        }

        return read;
    }
}
