using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Slipway.Kernel;

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

    /// <summary>PEM file of the server's certificate and its chain; empty (the default) serves plain HTTP.</summary>
    public string Certificate { get; init; } = "";

    /// <summary>PEM file of the certificate's private key; empty when it stands in the certificate's file.</summary>
    public string CertificateKey { get; init; } = "";

    /// <summary>Seconds until a request that is not a stream is given up, 1 to 3,600. Default 100.</summary>
    public int RequestSeconds { get; init; } = 100;

    /// <summary>Bytes of a request's body that a route takes unless it says otherwise, 1 KiB or more. Default 64 MiB.</summary>
    public long BodyBytes { get; init; } = 64L << 20;

    /// <summary>Whether nobody is taken for the local user.</summary>
    public bool DemandsTokens => RequireAuthentication || BehindProxy;

    /// <summary>The certificate to serve TLS with; null without one.</summary>
    public X509Certificate2? LoadCertificate()
    {
        if (Certificate.Length == 0)
            return null;
        try
        {
            return X509Certificate2.CreateFromPemFile(Certificate, CertificateKey.Length > 0 ? CertificateKey : Certificate);
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw Refusal.Invalid("access.certificate", $"The certificate {Certificate} can not be used: {error.Message}");
        }
    }

    /// <exception cref="RefusalException">Names every member out of its range.</exception>
    public AccessOptions Checked()
    {
        var problems = new List<Problem>();
        if (RequestSeconds is < 1 or > 3600)
            problems.Add(new("Access:RequestSeconds", $"RequestSeconds is {RequestSeconds}; accepted are 1 to 3600."));
        if (BodyBytes < 1024)
            problems.Add(new("Access:BodyBytes", $"BodyBytes is {BodyBytes}; accepted are 1024 and more."));
        foreach (var origin in AllowedOrigins.Where(origin => !Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.AbsolutePath != "/"))
            problems.Add(new("Access:AllowedOrigins", $"'{origin}' is not an origin like https://ml.example.com."));
        return problems.Count == 0
            ? this
            : throw Refusal.Invalid("access.options", string.Join(" ", problems.Select(problem => problem.Message)), problems);
    }
}
