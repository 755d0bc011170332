using System.Net;
using Slipway.Kernel;

namespace Slipway.Access;

/// <summary>Which addresses the server may listen on: those of this machine, or any once callers must show who they are over TLS.</summary>
public static class BindPolicy
{
    /// <param name="urls">As ASP.NET Core takes them, e.g. <c>http://127.0.0.1:5000</c>.</param>
    /// <exception cref="RefusalException">Says what is missing.</exception>
    public static void Check(IReadOnlyList<string> urls, AccessOptions options)
    {
        foreach (var url in urls)
        {
            var (scheme, host) = Split(url);
            if (IsLoopback(host) || options.BehindProxy)
                continue;
            if (!options.RequireAuthentication || scheme != "https")
                throw Refusal.Invalid("bind.refused",
                    $"{url} can be reached from other machines, but {Missing(scheme, options)}; bind 127.0.0.1, or set Access:RequireAuthentication and use https with a certificate, or give --behind-proxy if a proxy in front ends TLS.");
        }
    }

    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ||
        (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    static string Missing(string scheme, AccessOptions options) => (options.RequireAuthentication, scheme == "https") switch
    {
        (false, false) => "neither authentication nor TLS is configured",
        (false, true) => "authentication is not configured",
        _ => "TLS is not configured",
    };

    // http://*:5000 and http://+:5000 are addresses to ASP.NET Core but no URIs.
    static (string Scheme, string Host) Split(string url)
    {
        var at = url.IndexOf("://", StringComparison.Ordinal);
        if (at < 0)
            throw Refusal.Invalid("bind.invalid", $"'{url}' is not an address like http://127.0.0.1:5000.");
        var rest = url[(at + 3)..].Split('/')[0];
        var host = rest.StartsWith('[') ? rest[..(rest.IndexOf(']') + 1)] : rest.Split(':')[0];
        return (url[..at].ToLowerInvariant(), host);
    }
}
