using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Slipway.Contracts.Datasets;
using Slipway.Datasets;
using Slipway.Datasets.Imports;
using Slipway.Datasets.Queries;
using Slipway.Datasets.Tables;
using Slipway.Datasets.Uploads;
using Slipway.Engines.DuckDb;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Integration.Datasets;

/// <summary>The module on an engine, with what tests of it do all day.</summary>
public sealed class DataWorld : IAsyncDisposable
{
    readonly ServiceProvider _services;

    public DataWorld(Engine engine, int querySeconds = 600)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:Home"] = engine.Home.Root,
            ["Datasets:QuerySeconds"] = $"{querySeconds}",
        }).Build();
        _services = new ServiceCollection()
            .AddSingleton(engine.Home)
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging()
            .AddSingleton(engine.Db)
            .AddStorage(configuration)
            .AddDatasets()
            .BuildServiceProvider();
    }

    public static Actor Ada { get; } = new("ada", Enum.GetValues<Permission>().ToHashSet());

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A name that no other test of this database uses.</summary>
    public static string NewName() => $"d{Guid.NewGuid():N}";

    public Task<Digest> UploadAsync(string text) => UploadAsync(Encoding.UTF8.GetBytes(text));

    public async Task<Digest> UploadAsync(byte[] bytes)
    {
        var blob = await Get<IBlobStore>().PutAsync(new MemoryStream(bytes), Ct);
        await Get<UploadStore>().AddAsync(blob, Ada, DateTimeOffset.UtcNow, Ct);
        return blob.Digest;
    }

    public async Task<DatasetVersionView> ImportAsync(
        string dataset, string csv, string? query = null, bool append = false) =>
        await Get<ImportDataset>().ExecuteAsync(dataset, new((await UploadAsync(csv)).ToString(), "csv", query, append), Ada, Ct);

    public async Task<DatasetVersionView> ImportParquetAsync(string dataset, string select, string? query = null, bool append = false) =>
        await Get<ImportDataset>().ExecuteAsync(dataset, new((await UploadAsync(Parquet(select))).ToString(), "parquet", query, append), Ada, Ct);

    /// <summary>A table that is in no dataset.</summary>
    public async Task<TableView> TableAsync(string select)
    {
        var path = Get<Home>().Temp();
        await File.WriteAllBytesAsync(path, Parquet(select), Ct);
        return await Get<TableCatalog>().StoreAsync(path, new("import", "test", []), Ada, Ct);
    }

    public async Task<List<string>> RowsAsync(string digest, string select)
    {
        var files = QueryFiles.One("data", await Get<TableCatalog>().LocalPathAsync(Digest.Parse(digest), Ct));
        return await Get<TableQueries>().RunAsync(files, RowOrder.Same,
            query => query.List($"select ({select})::varchar from data", row => row.TextOrNull(0) ?? "null"), Ct);
    }

    public static byte[] Parquet(string select)
    {
        var path = Path.GetTempFileName();
        try
        {
            using var database = DuckDbDatabase.InMemory();
            using var connection = database.Connect();
            connection.Execute($"copy ({select}) to {DuckDbSql.Literal(path)} (format parquet)", Ct);
            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static async Task<RefusalException> RefusedAsync(Func<Task> work) => await Assert.ThrowsAsync<RefusalException>(work);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
