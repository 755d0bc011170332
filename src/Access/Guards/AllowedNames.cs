using Microsoft.AspNetCore.Http;

namespace Slipway.Access.Guards;

/// <summary>The names this server goes by, and the origins whose pages may call it.</summary>
sealed class AllowedNames(AccessOptions options)
{
    readonly HashSet<string> _hosts = new(["localhost", "127.0.0.1", "[::1]", .. options.AllowedHosts], StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> _origins = new(options.AllowedOrigins.Select(origin => origin.TrimEnd('/')), StringComparer.OrdinalIgnoreCase);

    public bool IsAllowedHost(HostString host) => host.HasValue && (_hosts.Contains(host.Host) || _hosts.Contains(host.Value!));

    public bool IsAllowedOrigin(string? origin, HttpRequest request)
    {
        if (origin is null)
            return false;
        if (_origins.Contains(origin))
            return true;
        // A proxy in front ends TLS, so the page's scheme may be the safer one of the two.
        return string.Equals(origin, $"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase) ||
            (options.BehindProxy && string.Equals(origin, $"https://{request.Host.Value}", StringComparison.OrdinalIgnoreCase));
    }
}
