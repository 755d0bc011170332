using Slipway.Contracts.Datasets;
using Slipway.Contracts.Registry;

namespace Slipway.Registry.Gates;

/// <summary>
/// Every input is a column of the training table that is known before the fact, and callers of the champion
/// can call this version without a change.
/// </summary>
sealed record SignatureGate(string Name, bool Compatible) : IGate
{
    public string Kind => "signature";

    public string Required => Compatible
        ? "every input a column of the training table, none of them label or outcome; the champion's inputs unchanged"
        : "every input a column of the training table, none of them label or outcome";

    public GateOutcome Check(GateEvidence evidence)
    {
        if (evidence.Training is not { } table)
            return new(false, "the training table is unknown");
        if (evidence.Signature.Inputs.Count == 0)
            return new(false, "the model has no inputs");

        var faults = evidence.Signature.Inputs.Select(input => Fault(input, table)).Concat(Changes(evidence)).OfType<string>().ToList();
        return faults.Count == 0
            ? new(true, $"{evidence.Signature.Inputs.Count} inputs, all columns of the training table")
            : new(false, string.Join("; ", faults));
    }

    static string? Fault(TensorView input, TableView table) =>
        table.Columns.FirstOrDefault(column => column.Name.Equals(input.Name, StringComparison.OrdinalIgnoreCase)) switch
        {
            null => $"{input.Name} is no column of the training table",
            { Role: ColumnRole.Label or ColumnRole.Outcome } column => $"{input.Name} is the {column.Role.ToString()!.ToLowerInvariant()}",
            _ => null,
        };

    IEnumerable<string> Changes(GateEvidence evidence)
    {
        if (!Compatible || evidence.Champion is not { } champion)
            return [];
        var before = champion.Signature.Inputs.ToDictionary(input => input.Name, input => input.DataType);
        var now = evidence.Signature.Inputs.ToDictionary(input => input.Name, input => input.DataType);
        return before.Keys.Union(now.Keys).Where(name => before.GetValueOrDefault(name) != now.GetValueOrDefault(name))
            .Select(name => $"{name} is {now.GetValueOrDefault(name) ?? "absent"} and was {before.GetValueOrDefault(name) ?? "absent"} in {champion.Name}");
    }
}
