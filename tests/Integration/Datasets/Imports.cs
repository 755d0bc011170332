using System.Text;
using Slipway.Contracts.Datasets;
using Slipway.Datasets.Catalog;
using Slipway.Datasets.Imports;
using Slipway.Datasets.Tables;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Integration.Datasets;

/// <summary>What an import promises, on every engine.</summary>
public abstract class ImportsContract(Engine engine) : IAsyncDisposable
{
    readonly DataWorld _world = new(engine);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Versions_are_numbered_and_each_has_its_event()
    {
        var name = DataWorld.NewName();
        var first = await _world.ImportAsync(name, "a,b\n1,x\n2,y\n");
        var second = await _world.ImportAsync(name, "a,b\n3,z\n");

        var resolved = await _world.Get<TableCatalog>().ResolveAsync($"{name}@latest", Ct);
        var events = (await _world.Get<EventLog>().ReadAsync(0, 1000, Ct)).Where(e => e.Subject.StartsWith($"dataset/{name}/", StringComparison.Ordinal));

        Assert.Equal((1, 2L), (first.Version, first.Table.Rows));
        Assert.Equal((2, second.Table.Digest), (resolved.Version, resolved.Table.Digest));
        Assert.Equal($"{name}@2", resolved.Reference);
        Assert.Equal(first.Table.Digest, (await _world.Get<TableCatalog>().ResolveAsync($"{name}@1", Ct)).Table.Digest);
        Assert.Equal(["dataset.version.created", "dataset.version.created"], events.Select(e => e.Type));
    }

    [Fact]
    public async Task The_same_rows_have_the_same_digest_whatever_file_they_came_in()
    {
        var csv = await _world.ImportAsync(DataWorld.NewName(), "a,b\n1,x\n2,y\n");
        var semicolons = await _world.ImportAsync(DataWorld.NewName(), "\"a\";b\r\n1;\"x\"\r\n2;y\r\n");
        var parquet = await _world.ImportParquetAsync(DataWorld.NewName(), "select * from (values (1::bigint, 'x'), (2, 'y')) t(a, b)");

        Assert.Equal(csv.Table.Digest, semicolons.Table.Digest);
        Assert.Equal(csv.Table.Digest, parquet.Table.Digest);
    }

    [Fact]
    public async Task Neither_the_format_nor_a_filter_shows_in_the_digest_of_many_rows()
    {
        const string numbers = "select i as a, md5(i::varchar) as b from range(300000) t(i)";
        var csv = new StringBuilder("a,b\n");
        foreach (var line in await _world.RowsAsync((await _world.TableAsync(numbers)).Digest, "a || ',' || b"))
            csv.Append(line).Append('\n');

        var digests = new HashSet<string>
        {
            (await _world.ImportAsync(DataWorld.NewName(), csv.ToString())).Table.Digest,
            (await _world.ImportParquetAsync(DataWorld.NewName(), numbers)).Table.Digest,
            (await _world.ImportParquetAsync(DataWorld.NewName(), "select i // 2 as a, md5((i // 2)::varchar) as b, i % 2 as c from range(600000) t(i)", "select a, b from source where c = 0")).Table.Digest,
        };

        Assert.Single(digests);
    }

    [Fact]
    public async Task A_large_table_has_the_same_digest_every_time()
    {
        const string query = "select b, count(*) as n, avg(a) as m from source group by b";
        var upload = await _world.UploadAsync(DataWorld.Parquet("select i as a, md5((i % 70000)::varchar) as b from range(300000) t(i)"));
        var import = _world.Get<ImportDataset>();

        var digests = new HashSet<string>();
        foreach (var text in new[] { null, null, query, query })
            digests.Add((await import.ExecuteAsync(DataWorld.NewName(), new(upload.ToString(), "parquet", text), DataWorld.Ada, Ct)).Table.Digest);

        Assert.Equal(2, digests.Count);
    }

    [Fact]
    public async Task Racing_imports_get_numbers_without_gaps()
    {
        var name = DataWorld.NewName();

        var versions = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => _world.ImportAsync(name, $"a\n{i}\n")));

        Assert.Equal(Enumerable.Range(1, 8), versions.Select(version => version.Version).Order());
    }

    [Fact]
    public async Task Appended_rows_follow_by_column_name()
    {
        var name = DataWorld.NewName();
        await _world.ImportAsync(name, "a,b\n1,old\n");

        var appended = await _world.ImportAsync(name, "b,a\nnew,2\n", append: true);

        Assert.Equal(["1old", "2new"], await _world.RowsAsync(appended.Table.Digest, "a || b"));
        Assert.Equal("append", appended.Table.Origin.Kind);
    }

    [Fact]
    public async Task Rows_that_do_not_fit_are_refused_column_by_column()
    {
        var name = DataWorld.NewName();
        await _world.ImportAsync(name, "a,b,c\n1,x,2\n");

        var refusal = await DataWorld.RefusedAsync(() => _world.ImportAsync(name, "a,b,d\n1.5,x,1\n", append: true));

        Assert.Equal("append.columns", refusal.Code);
        Assert.Equal(["columns.a", "columns.c", "columns.d"], refusal.Problems.Select(problem => problem.Path));
        Assert.Contains("'a' is double, and bigint in the latest version", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Meaning_unit_and_role_stay_with_the_next_version()
    {
        var name = DataWorld.NewName();
        await _world.ImportAsync(name, "a,b\n1,x\n");
        var datasets = _world.Get<DatasetCatalog>();
        await datasets.DescribeAsync(name, new([new("a", "Waiting time", "minutes", ColumnRole.Outcome)]), DataWorld.Ada, Ct);

        var next = await _world.ImportAsync(name, "a,b\n2,y\n");

        Assert.Equal(new ColumnView("a", "bigint", "Waiting time", "minutes", ColumnRole.Outcome), next.Table.Columns[0]);
        Assert.Equal("dictionary.column", (await DataWorld.RefusedAsync(() =>
            datasets.DescribeAsync(name, new([new("zz", null, null, null)]), DataWorld.Ada, Ct))).Code);
    }

    [Fact]
    public async Task Datasets_are_listed_page_by_page_and_found_by_part_of_their_name()
    {
        var prefix = DataWorld.NewName();
        foreach (var i in Enumerable.Range(0, 5))
            await _world.ImportAsync($"{prefix}_{i}", "a\n1\n");
        var datasets = _world.Get<DatasetCatalog>();

        var first = await datasets.ListAsync(PageRequest.From(null, 3), $"{prefix}_", Ct);
        var rest = await datasets.ListAsync(PageRequest.From(first.Next, 3), $"{prefix}_", Ct);

        Assert.Equal(5, first.Total);
        Assert.Equal(Enumerable.Range(0, 5).Select(i => $"{prefix}_{i}"), first.Items.Concat(rest.Items).Select(dataset => dataset.Name));
        Assert.Null(rest.Next);
    }

    [Theory]
    [InlineData("nowhere", "dataset.not_found")]
    [InlineData("../etc", "name.invalid")]
    [InlineData("sha256:0000000000000000000000000000000000000000000000000000000000000000", "table.not_found")]
    public async Task A_reference_to_nothing_is_refused(string reference, string code) =>
        Assert.Equal(code, (await DataWorld.RefusedAsync(() => _world.Get<TableCatalog>().ResolveAsync(reference, Ct))).Code);
}

public sealed class ImportsOnSqlite(Sqlite engine) : ImportsContract(engine), IClassFixture<Sqlite>;

public sealed class ImportsOnPostgres(Postgres engine) : ImportsContract(engine), IClassFixture<Postgres>;
