using Slipway.Contracts.Datasets;
using Slipway.Datasets.Queries;
using Slipway.Engines.DuckDb;

namespace Slipway.Datasets.Tables;

/// <summary>Reads some rows of a table for people: numbers and flags as they are, times in ISO 8601, everything else as text.</summary>
static class TableRows
{
    public static RowsView Read(TableQuery query, TableView table, long offset, int limit)
    {
        var columns = string.Join(", ", table.Columns.Select(Shown));
        var rows = query.List($"select {columns} from data limit {limit} offset {offset}",
            row => (IReadOnlyList<object?>)[.. table.Columns.Select((column, place) => Value(row, place, column.Type))]);
        return new(table.Columns, rows, table.Rows);
    }

    static string Shown(ColumnView column)
    {
        var name = DuckDbSql.Name(column.Name);
        if (ColumnTypes.IsInteger(column.Type))
            return $"{name}::bigint";
        if (ColumnTypes.IsNumeric(column.Type))
            return $"{name}::double";
        if (column.Type is "boolean")
            return name;
        return ColumnTypes.IsTime(column.Type) ? $"replace({name}::varchar, ' ', 'T')" : $"{name}::varchar";
    }

    static object? Value(DuckDbRow row, int place, string type)
    {
        if (row.IsNull(place))
            return null;
        if (ColumnTypes.IsInteger(type))
            return row.Integer(place);
        if (ColumnTypes.IsNumeric(type))
            return double.IsFinite(row.Number(place)) ? row.Number(place) : row.Number(place).ToString(provider: null);
        return type is "boolean" ? row.Flag(place) : row.Text(place);
    }
}
