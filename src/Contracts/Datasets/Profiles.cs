namespace Slipway.Contracts.Datasets;

/// <summary>What a table's columns look like.</summary>
public sealed record ProfileView(string Table, long Rows, IReadOnlyList<ColumnProfileView> Columns);

/// <summary>One column's statistics; numeric members are null for text columns and the reverse.</summary>
/// <param name="Missing">Rows with null or NaN.</param>
/// <param name="Distinct">Approximate above 10,000 (HyperLogLog), exact below.</param>
/// <param name="Min">As text, so that times and strings have one too.</param>
public sealed record ColumnProfileView(
    string Name, string Type, long Rows, long Missing, long Distinct, string? Min, string? Max,
    double? Mean, double? StandardDeviation, IReadOnlyList<QuantileView> Quantiles,
    HistogramView? Histogram, IReadOnlyList<ValueCountView> Top);

/// <param name="Q">In [0, 1].</param>
public sealed record QuantileView(double Q, double Value);

/// <param name="Edges">n + 1 ascending edges; for time columns unix milliseconds.</param>
/// <param name="Counts">n counts; bin i holds Edges[i] ≤ x &lt; Edges[i+1], the last bin its upper edge too.</param>
public sealed record HistogramView(IReadOnlyList<double> Edges, IReadOnlyList<long> Counts);

public sealed record ValueCountView(string Value, long Count);
