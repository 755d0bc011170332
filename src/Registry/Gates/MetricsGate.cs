namespace Slipway.Registry.Gates;

/// <summary>A metric of the evaluation lies within bounds.</summary>
sealed record MetricsGate(string Name, string Metric, double? Min, double? Max) : IGate
{
    public string Kind => "metrics";

    public string Required => (Min, Max) switch
    {
        ({ } min, { } max) => $"{Metric} from {Figures.Text(min)} to {Figures.Text(max)}",
        ({ } min, null) => $"{Metric} at least {Figures.Text(min)}",
        _ => $"{Metric} at most {Figures.Text(Max ?? double.PositiveInfinity)}",
    };

    public GateOutcome Check(GateEvidence evidence)
    {
        if (evidence.Evaluation?.Metrics.GetValueOrDefault(Metric) is not { } estimate)
            return new(false, $"{Metric} was not measured");
        return new(estimate.Value >= (Min ?? double.NegativeInfinity) && estimate.Value <= (Max ?? double.PositiveInfinity), $"{Metric} {Figures.Text(estimate)}");
    }
}
