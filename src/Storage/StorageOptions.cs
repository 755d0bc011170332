namespace Slipway.Storage;

/// <summary>Section <c>Storage</c> of the configuration.</summary>
public sealed record StorageOptions
{
    /// <summary>The home folder. Default <c>.slipway</c> in the current folder.</summary>
    public string Home { get; init; } = ".slipway";

    /// <summary>A PostgreSQL connection string; empty (the default) keeps a SQLite file in the home.</summary>
    public string Database { get; init; } = "";

    /// <summary>Where blobs go; without an endpoint or bucket (the default) they are files in the home.</summary>
    public S3Options Blobs { get; init; } = new();
}

/// <summary>An object store that speaks S3.</summary>
public sealed record S3Options
{
    /// <summary>Address of the store, e.g. <c>https://s3.example.com</c>; empty for AWS itself.</summary>
    public string Endpoint { get; init; } = "";

    /// <summary>Empty (the default): no object store.</summary>
    public string Bucket { get; init; } = "";

    /// <summary>Put before every key, e.g. <c>slipway/</c>. Default empty.</summary>
    public string Prefix { get; init; } = "";

    public string Region { get; init; } = "us-east-1";

    /// <summary>Empty: the usual AWS sources (environment, profile, instance role).</summary>
    public string AccessKey { get; init; } = "";

    public string SecretKey { get; init; } = "";

    /// <summary>Bytes of local copies kept in the home, 0 or more; the least recently used go first. Default 20 GiB.</summary>
    public long StagingBytes { get; init; } = 20L << 30;
}
