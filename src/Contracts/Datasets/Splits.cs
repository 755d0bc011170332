namespace Slipway.Contracts.Datasets;

public enum SplitBy { Time, Random }

/// <summary>Cuts a table in parts. The same request on the same table gives the same rows, so the same digests.</summary>
/// <param name="Ratios">Part name → share; shares sum to 1.</param>
/// <param name="Column">The time column; required for <see cref="SplitBy.Time"/>.</param>
/// <param name="Seed">Decides the rows of a random split, and the order of rows with equal times.</param>
/// <param name="Label">A 0/1 column whose balance is reported.</param>
public sealed record SplitRequest(
    IReadOnlyDictionary<string, double> Ratios, SplitBy By, string? Column = null, long Seed = 0, string? Label = null);

public sealed record SplitView(string Table, SplitRequest Request, IReadOnlyList<SplitPartView> Parts);

/// <param name="PositiveRate">Share of rows whose label is 1; with a 95 % Wilson interval in Low and High.</param>
public sealed record SplitPartView(
    string Name, string Table, long Rows, string? From, string? To, double? PositiveRate, double? Low, double? High);

/// <param name="Features">The columns that a model is going to read.</param>
public sealed record LeakageRequest(IReadOnlyList<string> Features, string Label, IReadOnlyDictionary<string, string> Parts, string? TimeColumn = null);

/// <summary>Each check says what it looked at and what it found.</summary>
public sealed record LeakageView(bool Passed, IReadOnlyList<LeakageCheckView> Checks);

/// <param name="Kind"><c>outcome-column</c>, <c>single-feature</c>, <c>duplicates</c>, <c>time-overlap</c>.</param>
public sealed record LeakageCheckView(string Kind, string Subject, bool Passed, string Observed, string Accepted);
