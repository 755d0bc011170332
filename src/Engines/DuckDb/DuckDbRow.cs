namespace Slipway.Engines.DuckDb;

/// <summary>One row, read by column number or name. Valid until the next row is read.</summary>
public readonly struct DuckDbRow
{
    readonly DuckDbRows _rows;

    internal DuckDbRow(DuckDbRows rows) => _rows = rows;

    public bool IsNull(int column) => _rows.Vector(column).IsNull(_rows.At);

    public string Text(int column) => TextOrNull(column) ?? throw Null(column);

    public string? TextOrNull(int column) => IsNull(column) ? null : _rows.Vector(column).Text(_rows.At);

    public long Integer(int column) => IntegerOrNull(column) ?? throw Null(column);

    public long? IntegerOrNull(int column) => IsNull(column) ? null : _rows.Vector(column).Integer(_rows.At);

    /// <summary>The number as a double; NaN for null.</summary>
    public double Number(int column) => _rows.Vector(column).Number(_rows.At);

    public double? NumberOrNull(int column) => IsNull(column) ? null : Number(column);

    public bool Flag(int column) => Integer(column) != 0;

    public DateTimeOffset Time(int column) => TimeOrNull(column) ?? throw Null(column);

    public DateTimeOffset? TimeOrNull(int column) => IsNull(column) ? null : _rows.Vector(column).Time(_rows.At);

    /// <summary>The value as .NET knows it; see <see cref="DuckDbVector.Value"/>.</summary>
    public object? Value(int column) => _rows.Vector(column).Value(_rows.At);

    /// <summary>The number of the column with this name.</summary>
    public int this[string column] => _rows.Ordinal(column);

    InvalidOperationException Null(int column) => new($"Column '{_rows.Vector(column).Column.Name}' is null.");
}
