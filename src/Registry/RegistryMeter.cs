using System.Diagnostics.Metrics;
using Slipway.Contracts.Registry;

namespace Slipway.Registry;

/// <summary>What the registry counts about itself.</summary>
static class RegistryMeter
{
    static readonly Meter Meter = new("Slipway.Registry");

    static readonly Counter<long> Registered = Meter.CreateCounter<long>("slipway.versions.registered", "{version}", "Model versions registered, by what the gates said");
    static readonly Counter<long> Decided = Meter.CreateCounter<long>("slipway.versions.decided", "{decision}", "Decisions of people about versions");

    public static void VersionRegistered(VersionStatus status) => Registered.Add(1, KeyValuePair.Create<string, object?>("status", status.ToString()));

    public static void VersionDecided(Decision decision) => Decided.Add(1, KeyValuePair.Create<string, object?>("decision", decision.ToString()));
}
