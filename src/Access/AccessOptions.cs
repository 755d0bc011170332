namespace Slipway.Access;

/// <summary>Section <c>Access</c> of the configuration.</summary>
public sealed record AccessOptions
{
    /// <summary>Whether every caller needs a token. Default false, which only a loopback address allows: there the caller is the local user <c>admin</c>.</summary>
    public bool RequireAuthentication { get; init; }

    /// <summary>Host names, beside the loopback ones, under which the server may be called. Default none.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Origins, beside the server's own, whose pages may call it, e.g. <c>https://ml.example.com</c>. Default none.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>Whether a proxy in front ends TLS and is trusted to authenticate the network path. Default false.</summary>
    public bool BehindProxy { get; init; }

    /// <summary>Seconds until a request that is not a stream is given up, 1 to 3,600. Default 100.</summary>
    public int RequestSeconds { get; init; } = 100;

    /// <summary>Bytes of a request's body that a route takes unless it says otherwise, 1 KiB or more. Default 64 MiB.</summary>
    public long BodyBytes { get; init; } = 64L << 20;
}
