using Slipway.Contracts.Datasets;
using Slipway.Datasets.Catalog;
using Slipway.Datasets.Tables;
using Slipway.Kernel;

namespace Slipway.Datasets.Splits;

/// <summary>What a split may ask of a table.</summary>
static class SplitRules
{
    const double Tolerance = 1e-9;
    const int MaxParts = 100;

    public static void Check(SplitRequest request, TableView table)
    {
        var problems = Problems(request, table).ToList();
        if (problems.Count > 0)
            throw Refusal.Invalid("split.invalid", $"The split can not be made: {problems[0].Path}: {problems[0].Message}", problems);
    }

    static IEnumerable<Problem> Problems(SplitRequest request, TableView table)
    {
        if (request.Ratios.Count is < 2 or > MaxParts)
            yield return new("ratios", $"{request.Ratios.Count} parts are named; accepted are 2 to {MaxParts}.");
        foreach (var (name, ratio) in request.Ratios)
        {
            if (!DatasetName.IsValid(name))
                yield return new($"ratios.{name}", "A part is named with lower-case letters, digits, '.', '_' and '-'.");
            if (!(ratio is > 0 and < 1))
                yield return new($"ratios.{name}", $"The share is {ratio}; accepted is more than 0 and less than 1.");
        }

        if (Math.Abs(request.Ratios.Values.Sum() - 1) > Tolerance)
            yield return new("ratios", $"The shares sum to {request.Ratios.Values.Sum()}; they must sum to 1.");
        if (request.By is SplitBy.Time && request.Column is null)
            yield return new("column", "A split by time needs a time column.");
        if (request.By is SplitBy.Time && request.Column is not null && Column(table, request.Column) is { } time && !ColumnTypes.IsTime(time.Type))
            yield return new("column", $"'{request.Column}' is {time.Type}; accepted is a date or timestamp.");
        if (request.Label is not null && Column(table, request.Label) is { } label && !ColumnTypes.IsNumeric(label.Type) && label.Type is not "boolean")
            yield return new("label", $"'{request.Label}' is {label.Type}; accepted is a column of 0 and 1.");
        foreach (var (field, name) in new[] { ("column", request.Column), ("label", request.Label) })
        {
            if (name is not null && Column(table, name) is null)
                yield return new(field, $"The table has no column '{name}'; accepted are {string.Join(", ", table.Columns.Select(column => column.Name))}.");
        }
    }

    static ColumnView? Column(TableView table, string name) => table.Columns.FirstOrDefault(column => column.Name == name);
}
