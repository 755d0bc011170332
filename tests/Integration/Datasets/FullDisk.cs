using Slipway.Datasets;
using Slipway.Datasets.Queries;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Integration.Datasets;

public sealed class FullDisk : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("slipway-full-").FullName;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_table_that_does_not_fit_on_the_disk_says_so_and_leaves_nothing()
    {
        using var disk = new SmallDisk(_folder, "size=2m");
        var home = Home.Open(disk.Path);
        using var queries = new TableQueries(home, new());
        var path = home.Temp();

        var refusal = await Assert.ThrowsAsync<RefusalException>(() => queries.RunAsync(QueryFiles.None.With(path), RowOrder.Same, query =>
        {
            query.Write("select md5(i::varchar) as a from range(1000000) t(i)", path);
            return true;
        }, Ct));
        File.Delete(path);

        Assert.Equal("storage.full", refusal.Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(home.Directory("tmp")));
    }

    [Fact]
    public async Task A_query_that_needs_too_much_memory_says_which_setting_bounds_it()
    {
        var home = Home.Open(Path.Combine(_folder, "home"));
        using var queries = new TableQueries(home, new DatasetsOptions { QueryMegabytes = 64 });

        var refusal = await Assert.ThrowsAsync<RefusalException>(() => queries.RunAsync(QueryFiles.None, RowOrder.Same,
            query => query.List("select length(string_agg(repeat('x', 1000), '')) from range(1000000)", row => row.Integer(0)), Ct));

        Assert.Equal("query.memory", refusal.Code);
        Assert.Contains("QueryMegabytes", refusal.Message, StringComparison.Ordinal);
    }
}
