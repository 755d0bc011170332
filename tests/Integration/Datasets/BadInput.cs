using Slipway.Datasets.Imports;
using Slipway.Datasets.Transforms;
using Slipway.Kernel;

namespace Slipway.Integration.Datasets;

public sealed class BadInput(Sqlite engine) : IClassFixture<Sqlite>, IAsyncDisposable
{
    readonly DataWorld _world = new(engine);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData("a,b,c\n1,2,3\n4,5\n6,7,8\n", "csv.ragged", "Line 3 ")]
    [InlineData("a,b\n1,2\n3,4\n5,6,7\n", "csv.ragged", "Line 4 ")]
    [InlineData("", "table.empty", "empty")]
    [InlineData("a,b\n", "table.empty", "no rows")]
    [InlineData("a,a\n1,2\n", "table.columns", "2 columns have this name")]
    [InlineData("a,\n1,2\n", "table.columns", "no name")]
    public async Task A_broken_csv_is_refused_with_the_reason(string csv, string code, string reason)
    {
        var refusal = await DataWorld.RefusedAsync(() => _world.ImportAsync(DataWorld.NewName(), csv));

        Assert.Equal(code, refusal.Code);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ragged_row_far_down_is_named_too()
    {
        var lines = Enumerable.Range(0, 200_000).Select(i => i == 150_000 ? "1" : $"{i},x");

        var refusal = await DataWorld.RefusedAsync(() => _world.ImportAsync(DataWorld.NewName(), "a,b\n" + string.Join("\n", lines)));

        Assert.Equal("csv.ragged", refusal.Code);
        Assert.Contains("Line 150002 ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_is_not_utf8_is_refused()
    {
        var upload = await _world.UploadAsync([.. "a\nx\n"u8, 0xff, 0xfe, (byte)'\n']);

        var refusal = await DataWorld.RefusedAsync(() => _world.Get<ImportDataset>().ExecuteAsync(DataWorld.NewName(), new(upload.ToString(), "csv"), DataWorld.Ada, Ct));

        Assert.Equal("table.unreadable", refusal.Code);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.999)]
    [InlineData(0.001)]
    public async Task A_truncated_parquet_file_is_refused_without_naming_a_path(double share)
    {
        var whole = DataWorld.Parquet("select i as a, md5(i::varchar) as b from range(20000) t(i)");
        var upload = await _world.UploadAsync(whole[..(int)(whole.Length * share)]);

        var refusal = await DataWorld.RefusedAsync(() => _world.Get<ImportDataset>().ExecuteAsync(DataWorld.NewName(), new(upload.ToString(), "parquet"), DataWorld.Ada, Ct));

        Assert.Equal("table.unreadable", refusal.Code);
        Assert.DoesNotContain(Path.DirectorySeparatorChar, refusal.Message);
    }

    [Fact]
    public async Task A_parquet_file_with_damaged_pages_is_refused()
    {
        var bytes = DataWorld.Parquet("select i as a, md5(i::varchar) as b from range(20000) t(i)");
        Array.Fill(bytes, (byte)0x5a, 100, bytes.Length / 2);
        var upload = await _world.UploadAsync(bytes);

        var refusal = await DataWorld.RefusedAsync(() => _world.Get<ImportDataset>().ExecuteAsync(DataWorld.NewName(), new(upload.ToString(), "parquet"), DataWorld.Ada, Ct));

        Assert.Equal("table.unreadable", refusal.Code);
    }

    [Theory]
    [InlineData("select 1; select 2", "query.not_a_select")]
    [InlineData("drop table source", "query.not_a_select")]
    [InlineData("copy source to 'x.csv'", "query.not_a_select")]
    [InlineData("set threads = 4", "query.not_a_select")]
    [InlineData("install httpfs", "query.not_a_select")]
    [InlineData("selec a", "query.not_a_select")]
    [InlineData("select a from source) to 'x.csv' (format csv); --", "query.not_a_select")]
    [InlineData("select * from read_csv('/etc/passwd')", "query.forbidden")]
    [InlineData("select * from '/etc/passwd'", "query.forbidden")]
    [InlineData("select * from glob('/*')", "query.forbidden")]
    [InlineData("select * from duckdb_settings()", "query.forbidden")]
    [InlineData("select * from information_schema.tables", "query.forbidden")]
    [InlineData("select current_setting('temp_directory') as a", "query.forbidden")]
    [InlineData("select (select content from read_text('/etc/passwd')) as a from source", "query.forbidden")]
    [InlineData("describe source", "query.forbidden")]
    [InlineData("select (with duckdb_views as (select 1 as x) select x from duckdb_views) as a, sql from duckdb_views", "query.forbidden")]
    [InlineData("with sqlite_master as (select * from sqlite_master) select sql from sqlite_master", "query.forbidden")]
    [InlineData("select pg_get_viewdef(i) as v from range(9) t(i)", "query.forbidden")]
    [InlineData("select random() as r from source", "query.not_repeatable")]
    [InlineData("select a, now() as t from source", "query.not_repeatable")]
    [InlineData("select a from source where current_date > date '2001-01-01'", "query.not_repeatable")]
    [InlineData("select uuid() as id from source", "query.not_repeatable")]
    [InlineData("select a from source tablesample 10%", "query.not_repeatable")]
    [InlineData("select missing from source", "query.invalid")]
    [InlineData("select a::date as d from source", "query.invalid")]
    [InlineData("", "query.invalid")]
    public async Task A_query_is_one_select_over_its_table_or_refused(string query, string code)
    {
        var refusal = await DataWorld.RefusedAsync(() => _world.ImportAsync(DataWorld.NewName(), "a\nx\n", query));

        Assert.Equal(code, refusal.Code);
        Assert.DoesNotContain(engine.Home.Root, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("select a from source;")]
    [InlineData("select a from source -- a remark")]
    [InlineData("with s as (select * from source) select a from s order by a limit 1")]
    [InlineData("from source select a")]
    [InlineData("select a from source using sample 10 rows (reservoir, 7)")]
    [InlineData("select a from source, unnest([1]) u(i), range(1) r(j)")]
    public async Task Ordinary_selects_are_taken(string query) =>
        Assert.Equal(1, (await _world.ImportAsync(DataWorld.NewName(), "a\nx\n", query)).Table.Rows);

    [Fact]
    public async Task A_missing_column_is_named_with_one_that_is_there()
    {
        var refusal = await DataWorld.RefusedAsync(() => _world.ImportAsync(DataWorld.NewName(), "distance\n1\n", "select distence from source"));

        Assert.Contains("distence", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("\"distance\"", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_that_runs_too_long_is_stopped()
    {
        await using var hasty = new DataWorld(engine, querySeconds: 1);
        var table = await hasty.TableAsync("select i as a from range(100000) t(i)");

        var refusal = await DataWorld.RefusedAsync(() => hasty.Get<TableTransform>().TransformAsync(
            new Dictionary<string, Digest> { ["t"] = Digest.Parse(table.Digest) }, "select count(*) as n from t a, t b, t c where a.a + b.a + c.a = 7", DataWorld.Ada, Ct));

        Assert.Equal("query.timeout", refusal.Code);
    }

    [Fact]
    public async Task Only_what_was_uploaded_is_imported()
    {
        var import = _world.Get<ImportDataset>();
        Task Import(string upload, string format = "csv") => import.ExecuteAsync("d", new(upload, format), DataWorld.Ada, Ct);

        Assert.Equal("upload.not_found", (await DataWorld.RefusedAsync(() => Import(Digest.Of("never sent").ToString()))).Code);
        Assert.Equal("import.upload", (await DataWorld.RefusedAsync(() => Import("../../etc/passwd"))).Code);
        Assert.Equal("import.format", (await DataWorld.RefusedAsync(() => Import(Digest.Of("x").ToString(), "xlsx"))).Code);
    }
}
