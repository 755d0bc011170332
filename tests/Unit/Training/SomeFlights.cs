using Slipway.Engines.DuckDb;
using Slipway.Training;

namespace Slipway.Unit.Training;

/// <summary>A made-up table of flights in a folder of its own: later in the day and from some airports they are late more often.</summary>
sealed class SomeFlights : IDisposable
{
    public SomeFlights() => Folder = Directory.CreateTempSubdirectory("slipway-training-").FullName;

    public string Folder { get; }

    /// <param name="from">Rows are numbered; parts of different numbers are different flights from the same world.</param>
    public string Write(string name, int rows, int from = 0, string columns = "*")
    {
        var path = Path.Combine(Folder, name);
        using var database = DuckDbDatabase.Open(new() { Threads = 1 });
        using var connection = database.Connect();
        connection.Execute($"""
            create macro pick(n, salt) as hash(n * 31 + salt) % 1000003 / 1000003.0;
            copy (
              select {columns} from (
                select *, pick(n, 5) < 0.05 + 0.02 * hour + (origin = 'A1')::int * 0.25 + (coalesce(distance, 0) > 1500)::int * 0.1 as late
                from (
                  select range as n, (hash(range) % 24)::smallint as hour,
                    case when pick(range, 1) < 0.1 then null else (200 + pick(range, 2) * 2500)::double end as distance,
                    'A' || (hash(range + 77) % 5) as origin,
                    case when pick(range, 3) < 0.02 then null else 'É' || (hash(range + 99) % 40) end as destination
                  from range({from}, {from + rows})))
            ) to {DuckDbSql.Literal(path)} (format parquet)
            """, CancellationToken.None);
        return path;
    }

    public TrainSpec Spec(TrainAlgorithm algorithm) => new(
        algorithm, [Write("train.parquet", 6000)], [Write("validation.parquet", 2000, from: 6000)], "late",
        ["hour", "distance"], ["origin", "destination"], Folder)
    {
        Seed = 7,
        Threads = 2,
        Boosting = new() { Rounds = 25, Depth = 4, MinChildWeight = 5 },
        Notes = new Dictionary<string, string> { ["slipway.train"] = "sha256:…" },
    };

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
