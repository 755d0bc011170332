namespace Slipway.Contracts.Datasets;

/// <summary>What a column is for. <see cref="Outcome"/> is known only after the fact, so no model may read it.</summary>
public enum ColumnRole { Feature, Label, Id, Time, Outcome }

/// <summary>One column of a table.</summary>
/// <param name="Type">DuckDB's logical type name, lower case: <c>bigint</c>, <c>double</c>, <c>varchar</c>, <c>timestamp</c> …</param>
/// <param name="Unit">Unit of the values, e.g. <c>minutes</c>; null where it has none.</param>
/// <param name="Role">Null until the data dictionary says.</param>
public sealed record ColumnView(string Name, string Type, string? Meaning = null, string? Unit = null, ColumnRole? Role = null);

/// <summary>Where a table came from.</summary>
/// <param name="Kind"><c>import</c>, <c>append</c>, <c>transform</c> or <c>split</c>.</param>
/// <param name="Parents">Digests of the tables or uploads that it was made of.</param>
public sealed record OriginView(string Kind, string Detail, IReadOnlyList<string> Parents);

/// <summary>An immutable table of data. Its digest is the SHA-256 of its Parquet file.</summary>
public sealed record TableView(
    string Digest, long Rows, long Bytes, IReadOnlyList<ColumnView> Columns, OriginView Origin, string CreatedBy, DateTimeOffset CreatedAt);

/// <summary>Some rows of a table, for people to look at.</summary>
public sealed record RowsView(IReadOnlyList<ColumnView> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, long Total);

/// <summary>Bytes received, not yet part of anything.</summary>
public sealed record UploadView(string Digest, long Bytes);
