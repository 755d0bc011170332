using Slipway.Engines.DuckDb;
using Slipway.Kernel;

namespace Slipway.Training.Data;

/// <summary>Reads Parquet files into frames, in the order of their rows.</summary>
static class FrameReader
{
    public static Frame Read(TrainSpec spec, string part, IReadOnlyList<string> paths, CancellationToken ct)
    {
        using var database = DuckDbDatabase.Open(new() { Threads = spec.Threads });
        database.LockDown(paths);
        using var connection = database.Connect();
        var table = $"read_parquet([{string.Join(", ", paths.Select(DuckDbSql.Literal))}])";
        try
        {
            CheckColumns(connection, table, spec, part, ct);
            return Read(connection, table, spec, part, ct);
        }
        catch (DuckDbException error) when (error.Kind is "IO" or "Invalid Input" or "Invalid" or "Conversion")
        {
            throw Refusal.Invalid("train.unreadable", $"The {part} rows could not be read: the file is damaged or a value does not fit its column.");
        }
    }

    static Frame Read(DuckDbConnection connection, string table, TrainSpec spec, string part, CancellationToken ct)
    {
        var rows = (int)connection.List($"select count(*) from {table}", [], row => row.Integer(0), ct)[0];
        if (rows == 0)
            throw Refusal.Invalid("train.empty", $"The {part} table has no rows.");
        var labels = new float[rows];
        var numeric = spec.Numeric.Select(_ => new float[rows]).ToArray();
        var categorical = spec.Categorical.Select(_ => new CategoryReader(rows)).ToArray();
        var at = 0;
        using var result = connection.Stream(Select(table, spec), [], ct);
        while (result.Next() is { } chunk)
        {
            chunk[0].CopyTo(labels.AsSpan(at));
            for (var i = 0; i < numeric.Length; i++)
                chunk[1 + i].CopyTo(numeric[i].AsSpan(at));
            for (var i = 0; i < categorical.Length; i++)
                categorical[i].Read(chunk[1 + numeric.Length + i], at);
            at += chunk.Rows;
            chunk.Dispose();
        }

        CheckLabels(labels, spec.Label, part);
        CheckFinite(numeric, spec.Numeric, part);
        return new(rows, numeric, [.. categorical.Select(reader => reader.Column)], labels);
    }

    static string Select(string table, TrainSpec spec)
    {
        var columns = new[] { $"cast({DuckDbSql.Name(spec.Label)} as float)" }
            .Concat(spec.Numeric.Select(name => $"cast({DuckDbSql.Name(name)} as double)"))
            .Concat(spec.Categorical.Select(name => $"coalesce(cast({DuckDbSql.Name(name)} as varchar), '')"));
        return $"select {string.Join(", ", columns)} from {table}";
    }

    static void CheckColumns(DuckDbConnection connection, string table, TrainSpec spec, string part, CancellationToken ct)
    {
        using var result = connection.Query($"select * from {table} limit 0", ct);
        var types = result.Columns.ToDictionary(column => column.Name, column => column.Type, StringComparer.Ordinal);
        var problems = spec.Features.Append(spec.Label)
            .Where(name => !types.ContainsKey(name))
            .Select(name => new Problem(name, $"The {part} table has no column '{name}'; it has {string.Join(", ", types.Keys)}."))
            .Concat(spec.Numeric.Append(spec.Label)
                .Where(name => types.TryGetValue(name, out var type) && !IsNumber(type))
                .Select(name => new Problem(name, $"The column '{name}' of the {part} table is {types[name]}; a number is needed.")))
            .ToList();
        if (problems.Count > 0)
            throw Refusal.Invalid("train.columns", string.Join(' ', problems.Select(problem => problem.Message)), problems);
    }

    static void CheckLabels(float[] labels, string label, string part)
    {
        foreach (var value in labels)
        {
            if (value is not (0 or 1))
            {
                var found = float.IsNaN(value) ? "a missing value" : $"{value}";
                throw Refusal.Invalid("train.label", $"The label '{label}' of the {part} table holds {found}; accepted are true and false, or 1 and 0, in every row.");
            }
        }
    }

    static void CheckFinite(float[][] columns, IReadOnlyList<string> names, string part)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            if (Array.Exists(columns[i], float.IsInfinity))
                throw Refusal.Invalid("train.infinite", $"The column '{names[i]}' of the {part} table holds infinity in single precision; accepted are finite numbers and missing values.");
        }
    }

    static bool IsNumber(DuckDbType type) => type
        is DuckDbType.Boolean or DuckDbType.Float or DuckDbType.Double or DuckDbType.Decimal
        or DuckDbType.TinyInt or DuckDbType.SmallInt or DuckDbType.Integer or DuckDbType.BigInt or DuckDbType.HugeInt
        or DuckDbType.UTinyInt or DuckDbType.USmallInt or DuckDbType.UInteger or DuckDbType.UBigInt or DuckDbType.UHugeInt;
}
