using Slipway.Contracts.Datasets;
using Slipway.Datasets.Queries;

namespace Slipway.Datasets.Catalog;

/// <summary>Meaning, unit and role follow a column's name from table to table.</summary>
static class ColumnDictionary
{
    public static ColumnView Known(QueryColumn column, IEnumerable<ColumnView> known)
    {
        var same = known.Where(other => other.Name.Equals(column.Name, StringComparison.OrdinalIgnoreCase)).ToList();
        return new(
            column.Name,
            column.Type,
            same.Select(other => other.Meaning).FirstOrDefault(meaning => meaning is not null),
            same.Select(other => other.Unit).FirstOrDefault(unit => unit is not null),
            same.Select(other => other.Role).FirstOrDefault(role => role is not null));
    }
}
