using System.Globalization;
using Slipway.Contracts.Registry;
using Slipway.Engines.DuckDb;

namespace Slipway.Registry.Profiles;

/// <summary>Counts what a model's inputs looked like in a Parquet table.</summary>
static class TableReference
{
    const int Parts = 10;
    const int MostCategories = 30;

    /// <param name="columns">Names of the table's columns; inputs that are none of them are left out.</param>
    public static IReadOnlyList<FeatureReference> Of(
        string parquetPath, IReadOnlyList<TensorView> inputs, IReadOnlyCollection<string> columns, CancellationToken ct)
    {
        using var database = DuckDbDatabase.InMemory();
        using var connection = database.Connect();
        connection.Execute($"create view t as select * from read_parquet({DuckDbSql.Literal(parquetPath)})", ct);
        return [.. inputs
            .Where(input => columns.Contains(input.Name, StringComparer.OrdinalIgnoreCase))
            .Select(input => input.DataType is "BYTES" ? Categorical(connection, input.Name, ct) : Numeric(connection, input.Name, ct))];
    }

    static FeatureReference Numeric(DuckDbConnection connection, string name, CancellationToken ct)
    {
        var x = AsNumber(connection, DuckDbSql.Name(name), ct);
        var quantiles = string.Join(", ", Enumerable.Range(1, Parts - 1).Select(i => Number((double)i / Parts)));
        var finite = $"(select {x} as x from t) where isfinite(x)";
        var deciles = connection.List($"select unnest(quantile_disc(x, [{quantiles}])) from {finite}", [], row => row.Number(0), ct);
        var smallest = connection.List($"select min(x) from {finite}", [], row => row.Number(0), ct).Single();

        // An edge at the smallest value would only cut off an empty bin.
        var edges = deciles.Where(edge => edge > smallest).Distinct().ToList();
        var bins = Enumerable.Range(0, edges.Count + 1).Select(i => $"count(*) filter (where isfinite(x){From(edges, i)}{To(edges, i)})");
        var counts = connection.List(
            $"select {string.Join(", ", bins)}, count(*) filter (where isinf(x)), count(*) filter (where x is null or isnan(x)) from (select {x} as x from t)", [],
            row => Enumerable.Range(0, edges.Count + 3).Select(row.Integer).ToList(), ct).Single();
        return new(name, FeatureReference.Numeric, edges, [], counts);
    }

    /// <summary>What is no number becomes null: not every type has a cast, but text has.</summary>
    static string AsNumber(DuckDbConnection connection, string column, CancellationToken ct)
    {
        var type = connection.List($"select typeof({column}) from t limit 1", [], row => row.Text(0), ct).FirstOrDefault() ?? "";
        return type.EndsWith("INT", StringComparison.Ordinal) || type.StartsWith("DECIMAL", StringComparison.Ordinal) || type is "INTEGER" or "UINTEGER" or "DOUBLE" or "FLOAT" or "BOOLEAN"
            ? $"{column}::double"
            : $"try_cast({column}::varchar as double)";
    }

    /// <summary>An empty text counts as missing: models are given the one for the other.</summary>
    static FeatureReference Categorical(DuckDbConnection connection, string name, CancellationToken ct)
    {
        var text = $"(select nullif({DuckDbSql.Name(name)}::varchar, '') as x from t)";
        var top = connection.List(
            $"select x, count(*) as n from {text} where x is not null group by x order by n desc, x limit {MostCategories}", [],
            row => (Value: row.Text(0), Count: row.Integer(1)), ct);
        var (all, missing) = connection.List(
            $"select count(*), count(*) filter (where x is null) from {text}", [], row => (row.Integer(0), row.Integer(1)), ct).Single();
        var other = all - missing - top.Sum(category => category.Count);
        return new(name, FeatureReference.Categorical, [], [.. top.Select(category => category.Value)], [.. top.Select(category => category.Count), other, missing]);
    }

    static string From(List<double> edges, int bin) => bin == 0 ? "" : $" and x >= {Number(edges[bin - 1])}";

    static string To(List<double> edges, int bin) => bin == edges.Count ? "" : $" and x < {Number(edges[bin])}";

    static string Number(double value) => $"{value.ToString("R", CultureInfo.InvariantCulture)}::double";
}
