namespace Slipway.Contracts.Datasets;

public sealed record DatasetView(
    string Name, string Description, string Owner, DateTimeOffset CreatedAt, int Versions, DatasetVersionView? Latest);

/// <summary>A numbered state of a dataset; <c>name@3</c> and <c>name@latest</c> refer to one.</summary>
public sealed record DatasetVersionView(string Dataset, int Version, TableView Table, string Note, string CreatedBy, DateTimeOffset CreatedAt);

/// <summary>Makes the next version of a dataset out of an upload. The dataset is created when it is new.</summary>
/// <param name="Upload">Digest that <c>POST /api/v1/uploads</c> answered.</param>
/// <param name="Format"><c>parquet</c> or <c>csv</c>.</param>
/// <param name="Query">A SELECT over the table <c>source</c>; null takes everything.</param>
/// <param name="Append">Add the rows to the latest version instead of replacing it.</param>
public sealed record ImportRequest(string Upload, string Format, string? Query = null, bool Append = false, string? Note = null, string? Description = null);

/// <summary>The data dictionary: meaning, unit and role of columns. Columns left out keep what they have.</summary>
public sealed record DictionaryRequest(IReadOnlyList<DictionaryEntry> Columns);

public sealed record DictionaryEntry(string Name, string? Meaning = null, string? Unit = null, ColumnRole? Role = null);
