using Slipway.Contracts.Datasets;
using Slipway.Datasets.Tables;
using Slipway.Datasets.Validation;
using Slipway.Kernel;

namespace Slipway.Integration.Datasets;

/// <summary>What a validation promises, on every engine.</summary>
public abstract class ValidationsContract(Engine engine) : IAsyncDisposable
{
    readonly DataWorld _world = new(engine);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("rows: { min: 5 }", "rows", true, "10", null)]
    [InlineData("rows: { min: 11 }", "rows", false, "10", null)]
    [InlineData("columns: { n: { type: bigint } }", "type", true, "bigint", null)]
    [InlineData("columns: { n: { type: double } }", "type", false, "bigint", null)]
    [InlineData("columns: { gone: { type: text } }", "column", false, "missing; the table has n, d, t, at", null)]
    [InlineData("columns: { d: { not-null: true } }", "not-null", false, "2 missing", 2L)]
    [InlineData("columns: { n: { not-null: true } }", "not-null", true, "0 missing", 0L)]
    [InlineData("columns: { n: { range: [0, 8] } }", "range", false, "0 to 9", 1L)]
    [InlineData("columns: { n: { range: { min: 0 } } }", "range", true, "0 to 9", 0L)]
    [InlineData("columns: { at: { range: [2001-01-01, 2001-01-05] } }", "range", false, "2001-01-01 00:00:00 to 2001-01-10 00:00:00", 5L)]
    [InlineData("columns: { at: { range: [0, 1e20] } }", "range", true, "2001-01-01 00:00:00 to 2001-01-10 00:00:00", 0L)]
    [InlineData("columns: { t: { values: [a, b] } }", "values", false, "1 new: c (2 rows)", 2L)]
    [InlineData("columns: { t: { values: [a, b, c] } }", "values", true, "no new value", 0L)]
    [InlineData("columns: { t: { length: 1 } }", "length", true, "1 to 1 characters", 0L)]
    [InlineData("columns: { t: { length: [2, 3] } }", "length", false, "1 to 1 characters", 10L)]
    [InlineData("columns: { t: { pattern: '[ab]' } }", "pattern", false, "e.g. c", 2L)]
    [InlineData("columns: { n: { unique: true } }", "unique", true, "0 repeated", 0L)]
    [InlineData("columns: { t: { unique: true } }", "unique", false, "7 repeated", 7L)]
    [InlineData("columns: { n: { length: 3 } }", "length", false, "not checked: the column is bigint", null)]
    [InlineData("duplicates: { max-share: 0.5, columns: [t] }", "duplicates", false, "70%", 7L)]
    [InlineData("duplicates: { max-share: 0 }", "duplicates", true, "0%", 0L)]
    [InlineData("unexpected-columns: error\ncolumns: { n: {}, d: {} }", "unexpected-columns", false, "t, at", null)]
    public async Task Each_kind_says_what_it_saw(string yaml, string kind, bool passed, string observed, long? failing)
    {
        var validation = await CheckAsync(yaml);

        var result = Assert.Single(validation.Results);
        Assert.Equal((kind, passed, observed, failing), (result.Kind, result.Passed, result.Observed, result.FailingRows));
        Assert.Equal(passed, validation.Passed);
    }

    [Fact]
    public async Task A_warning_does_not_fail_the_table() =>
        Assert.True((await CheckAsync("columns: { n: { range: [0, 1], severity: warning } }")).Passed);

    [Fact]
    public async Task What_the_expectations_say_of_columns_becomes_the_tables_dictionary()
    {
        var checkedTable = await CheckAsync("columns: { n: { role: outcome, unit: minutes, meaning: Waiting time } }");

        var table = await _world.Get<TableCatalog>().FindAsync(Digest.Parse(checkedTable.Table), Ct);

        Assert.Equal(new ColumnView("n", "bigint", "Waiting time", "minutes", ColumnRole.Outcome), table!.Columns[0]);
    }

    [Fact]
    public async Task Results_are_kept_newest_first()
    {
        var first = await CheckAsync("rows: { min: 1 }");
        var second = await CheckAsync("rows: { min: 1000 }");

        var list = await _world.Get<TableValidation>().ListAsync(Digest.Parse(first.Table), PageRequest.From(null, 2), Ct);

        Assert.Equal([second.Id, first.Id], list.Items.Select(validation => validation.Id));
        Assert.Equal(second.Results, list.Items[0].Results);
    }

    async Task<ValidationView> CheckAsync(string yaml)
    {
        var table = await _world.TableAsync("""
            select i as n, case when i < 7 then i / 2 when i = 7 then 'nan'::double when i = 8 then 1.0 end as d,
                ['a', 'b', 'b', 'a', 'a', 'a', 'b', 'c', 'b', 'c'][i + 1] as t, timestamp '2001-01-01' + to_days(i::int) as at
            from range(10) t(i)
            """);
        return await _world.Get<TableValidation>().CheckAsync(Digest.Parse(table.Digest), yaml, DataWorld.Ada, Ct);
    }
}

public sealed class ValidationsOnSqlite(Sqlite engine) : ValidationsContract(engine), IClassFixture<Sqlite>;

public sealed class ValidationsOnPostgres(Postgres engine) : ValidationsContract(engine), IClassFixture<Postgres>;
