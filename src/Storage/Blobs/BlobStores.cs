using Amazon;
using Amazon.Runtime;
using Amazon.S3;

namespace Slipway.Storage.Blobs;

/// <summary>Chooses where blobs live.</summary>
static class BlobStores
{
    public static IBlobStore Open(StorageOptions options, Home home, TimeProvider clock) => options.Blobs.Bucket.Length == 0
        ? new FileBlobStore(home)
        : new S3BlobStore(Connect(options.Blobs), options.Blobs, home, new(home, options.Blobs.StagingBytes, clock));

    static AmazonS3Client Connect(S3Options options)
    {
        var config = new AmazonS3Config
        {
            // Stores other than AWS answer at one host, and not all know the newer checksums; every read is verified by digest anyway.
            ForcePathStyle = true,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (options.Endpoint.Length > 0)
            (config.ServiceURL, config.AuthenticationRegion) = (options.Endpoint, options.Region);
        else
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(options.Region);
        return options.AccessKey.Length > 0
            ? new(new BasicAWSCredentials(options.AccessKey, options.SecretKey), config)
            : new(config);
    }
}
