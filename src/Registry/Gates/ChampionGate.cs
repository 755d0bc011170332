namespace Slipway.Registry.Gates;

/// <summary>The version is not worse than the champion on the same rows, or not much.</summary>
/// <param name="MaxLoss">In the metric's own units.</param>
sealed record ChampionGate(string Name, string Metric, double MaxLoss) : IGate
{
    public string Kind => "champion";

    public string Required => $"{Metric} at most {Figures.Text(MaxLoss)} worse than the champion's on the same rows";

    public GateOutcome Check(GateEvidence evidence)
    {
        if (evidence.Champion is not { } champion)
            return new(true, "there is no champion yet");
        if (evidence.Against?.FirstOrDefault(comparison => comparison.Metric == Metric) is not { } found)
            return new(false, $"{Metric} could not be compared with {champion.Name}");

        var loss = found.Difference.Value * (found.HigherIsBetter ? -1 : 1);
        return new(loss <= MaxLoss, $"{Metric} {Figures.Text(found.Challenger.Value)} against {Figures.Text(found.Champion.Value)} of {champion.Name}: {found.Verdict}");
    }
}
