using Slipway.Contracts.Datasets;

namespace Slipway.Datasets.Validation;

/// <summary>What a table must look like, as an <c>expectations.yaml</c> says it.</summary>
sealed record Expectations(
    Bounds<long>? Rows, IReadOnlyList<ColumnExpectations> Columns, DuplicateExpectation? Duplicates, Severity? Unexpected);

/// <summary>Both ends belong to it; a null end is open.</summary>
sealed record Bounds<T>(T? Min, T? Max) where T : struct
{
    public override string ToString() => (Min, Max) switch
    {
        ({ } min, { } max) => $"{min} to {max}",
        ({ } min, null) => $"at least {min}",
        (null, { } max) => $"at most {max}",
        _ => "anything",
    };
}

/// <param name="Optional">The column may be absent.</param>
/// <param name="Range">Numbers, or times as unix milliseconds where <see cref="Type"/> is a time.</param>
/// <param name="Values">The allowed set; anything else is a new category.</param>
/// <param name="Length">Characters.</param>
/// <param name="Pattern">A regular expression (RE2) for the whole text.</param>
sealed record ColumnExpectations(
    string Name, string? Type, bool NotNull, bool Unique, bool Optional, Bounds<double>? Range, IReadOnlyList<string>? Values,
    Bounds<long>? Length, string? Pattern, Severity Severity, DictionaryEntry Dictionary);

/// <param name="MaxShare">Share of rows, in [0, 1], that may repeat an earlier one.</param>
/// <param name="Columns">What makes two rows the same; empty means every column.</param>
sealed record DuplicateExpectation(double MaxShare, IReadOnlyList<string> Columns, Severity Severity);
