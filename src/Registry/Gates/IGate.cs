using Slipway.Contracts.Registry;

namespace Slipway.Registry.Gates;

/// <summary>What a gate saw. One that could not be checked has not been passed.</summary>
readonly record struct GateOutcome(bool Passed, string Observed);

/// <summary>One rule of a gate file.</summary>
interface IGate
{
    string Name { get; }

    string Kind { get; }

    /// <summary>What is asked for, in words.</summary>
    string Required { get; }

    GateOutcome Check(GateEvidence evidence);
}

static class GateViews
{
    public static GateView View(this IGate gate, GateEvidence evidence, DateTimeOffset now)
    {
        var outcome = gate.Check(evidence);
        return new(gate.Name, gate.Kind, outcome.Passed, outcome.Observed, gate.Required, now);
    }
}
