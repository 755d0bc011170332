using Microsoft.AspNetCore.Builder;
using Slipway.Kernel;

namespace Slipway.Access;

/// <summary>What a route asks of its caller. A route without a rule answers nobody.</summary>
/// <param name="Permission">Null: any known caller will do.</param>
/// <param name="IsPublic">Even an unknown caller will do.</param>
public sealed record AccessRule(Permission? Permission, bool IsPublic);

/// <summary>How routes and groups state their <see cref="AccessRule"/>. The rule nearest to the route counts.</summary>
public static class AccessRules
{
    public static TBuilder Requires<TBuilder>(this TBuilder builder, Permission permission) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new AccessRule(permission, IsPublic: false));

    /// <summary>For what concerns only the caller, such as their own tokens.</summary>
    public static TBuilder RequiresCaller<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new AccessRule(Permission: null, IsPublic: false));

    /// <summary>For the short public list: health and the page's own files.</summary>
    public static TBuilder Public<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new AccessRule(Permission: null, IsPublic: true));
}
