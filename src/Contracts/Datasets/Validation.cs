namespace Slipway.Contracts.Datasets;

/// <param name="Expectations">The text of an <c>expectations.yaml</c>.</param>
public sealed record ValidateRequest(string Expectations);

public enum Severity { Error, Warning }

/// <summary>The outcome of checking a table against its expectations.</summary>
public sealed record ValidationView(
    string Id, string Table, string ExpectationsDigest, bool Passed, IReadOnlyList<ExpectationView> Results, string CheckedBy, DateTimeOffset CheckedAt);

/// <param name="Kind">e.g. <c>type</c>, <c>not-null</c>, <c>range</c>, <c>values</c>, <c>unique</c>, <c>rows</c>.</param>
/// <param name="FailingRows">Rows that break it; null where rows are not the measure.</param>
public sealed record ExpectationView(
    string? Column, string Kind, Severity Severity, bool Passed, string Expected, string Observed, long? FailingRows);
