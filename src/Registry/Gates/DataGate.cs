namespace Slipway.Registry.Gates;

/// <summary>The training table is large enough, and the data dictionary says what the model's inputs mean.</summary>
sealed record DataGate(string Name, long MinRows, bool Documented) : IGate
{
    public string Kind => "data";

    public string Required => Documented
        ? $"at least {MinRows} training rows, and a meaning for every input in the data dictionary"
        : $"at least {MinRows} training rows";

    public GateOutcome Check(GateEvidence evidence)
    {
        if (evidence.Training is not { } table)
            return new(false, "the training table is unknown");

        var inputs = evidence.Signature.Inputs.Select(input => input.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var silent = Documented
            ? table.Columns.Where(column => inputs.Contains(column.Name) && string.IsNullOrWhiteSpace(column.Meaning)).Select(column => column.Name).ToList()
            : [];
        var observed = silent.Count == 0 ? $"{table.Rows} rows" : $"{table.Rows} rows; no meaning for {string.Join(", ", silent)}";
        return new(table.Rows >= MinRows && silent.Count == 0, observed);
    }
}
