using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Slipway.Kernel;

namespace Slipway.Storage.Blobs;

/// <summary>
/// Blobs as objects: <c>blobs/ab/cdef…</c> behind the prefix. Uploads are staged in the home to learn their digest and put
/// only where nothing is yet; an object store shows an object whole or not at all.
/// </summary>
sealed class S3BlobStore(IAmazonS3 s3, S3Options options, Home home, Staging staging) : IBlobStore
{
    /// <summary>Larger blobs go up in parts of this size; S3 takes 10,000 parts of at least 5 MiB.</summary>
    const long PartBytes = 32L << 20;
    const int MaxParts = 10_000;

    public async Task<Blob> PutAsync(Stream content, CancellationToken ct)
    {
        var temp = home.Temp();
        try
        {
            return await UploadAsync(temp, await BlobFile.WriteAsync(content, temp, ct), ct);
        }
        finally
        {
            File.Delete(temp);
        }
    }

    public async Task<Blob> PutFileAsync(string path, CancellationToken ct) =>
        await UploadAsync(path, await BlobFile.MeasureAsync(path, ct), ct);

    public async Task<Stream> OpenAsync(Digest digest, CancellationToken ct)
    {
        if (staging.Find(digest) is { } staged)
            return await VerifiedStream.OpenAsync(staged, digest, ct);
        var response = await GetAsync(digest, ct);
        return await VerifiedStream.OpenAsync(response.ResponseStream, digest, ct);
    }

    public async Task<string> LocalPathAsync(Digest digest, CancellationToken ct)
    {
        return await staging.PathAsync(digest, DownloadAsync, ct);

        async Task DownloadAsync(string temp)
        {
            using var response = await GetAsync(digest, ct);
            if ((await BlobFile.WriteAsync(response.ResponseStream, temp, ct)).Digest != digest)
                throw new CorruptBlobException(digest);
        }
    }

    public async Task<bool> ExistsAsync(Digest digest, CancellationToken ct)
    {
        try
        {
            await s3.GetObjectMetadataAsync(options.Bucket, Key(digest), ct);
            return true;
        }
        catch (AmazonS3Exception error) when (error.StatusCode is HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    public async Task DeleteAsync(Digest digest, CancellationToken ct)
    {
        staging.Drop(digest);
        await s3.DeleteObjectAsync(options.Bucket, Key(digest), ct);
    }

    string Key(Digest digest) => $"{options.Prefix}blobs/{digest.Hex[..2]}/{digest.Hex[2..]}";

    async Task<GetObjectResponse> GetAsync(Digest digest, CancellationToken ct)
    {
        try
        {
            return await s3.GetObjectAsync(options.Bucket, Key(digest), ct);
        }
        catch (AmazonS3Exception error) when (error.StatusCode is HttpStatusCode.NotFound)
        {
            throw BlobFile.NotFound(digest);
        }
    }

    async Task<Blob> UploadAsync(string path, Blob blob, CancellationToken ct)
    {
        if (await ExistsAsync(blob.Digest, ct))
            return blob;
        try
        {
            if (blob.Bytes <= PartBytes)
                await s3.PutObjectAsync(new() { BucketName = options.Bucket, Key = Key(blob.Digest), FilePath = path, IfNoneMatch = "*" }, ct);
            else
                await PutPartsAsync(path, blob, ct);
        }
        catch (AmazonS3Exception error) when (error.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict)
        {
            // Somebody put the same bytes meanwhile.
        }

        return blob;
    }

    async Task PutPartsAsync(string path, Blob blob, CancellationToken ct)
    {
        var key = Key(blob.Digest);
        var partBytes = Math.Max(PartBytes, (blob.Bytes + MaxParts - 1) / MaxParts);
        var upload = (await s3.InitiateMultipartUploadAsync(options.Bucket, key, ct)).UploadId;
        try
        {
            var parts = new List<PartETag>();
            for (var at = 0L; at < blob.Bytes; at += partBytes)
            {
                var part = await s3.UploadPartAsync(new()
                {
                    BucketName = options.Bucket,
                    Key = key,
                    UploadId = upload,
                    PartNumber = parts.Count + 1,
                    FilePath = path,
                    FilePosition = at,
                    PartSize = Math.Min(partBytes, blob.Bytes - at),
                }, ct);
                parts.Add(new(parts.Count + 1, part.ETag));
            }

            await s3.CompleteMultipartUploadAsync(
                new() { BucketName = options.Bucket, Key = key, UploadId = upload, PartETags = parts, IfNoneMatch = "*" }, ct);
        }
        catch
        {
            await s3.AbortMultipartUploadAsync(options.Bucket, key, upload, CancellationToken.None);
            throw;
        }
    }
}
