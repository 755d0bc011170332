using Slipway.Contracts.Datasets;
using Slipway.Datasets.Leakage;
using Slipway.Datasets.Transforms;
using Slipway.Kernel;

namespace Slipway.Integration.Datasets;

public sealed class Leakages(Sqlite engine) : IClassFixture<Sqlite>, IAsyncDisposable
{
    readonly DataWorld _world = new(engine);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Honest_features_pass_every_check()
    {
        var table = await FlightsAsync("select ts, i % 24 as hour, (delay > 15)::int as late, i as row from flights");

        var view = await CheckAsync(table, ["hour"], "ts < '2001-02-01'", "ts >= '2001-02-01'");

        Assert.True(view.Passed, string.Join("; ", view.Checks.Where(check => !check.Passed)));
        Assert.Equal(["outcome-column", "outcome-column", "single-feature", "duplicates", "time-overlap"], view.Checks.Select(check => check.Kind));
        Assert.Equal("delay", view.Checks[0].Subject);
    }

    [Fact]
    public async Task An_outcome_among_the_features_is_found_under_any_name()
    {
        var table = await FlightsAsync("select ts, delay, round(delay / 60.0) as hours_lost, i % 24 as hour, (delay > 15)::int as late from flights");

        var view = await CheckAsync(table, ["delay", "hours_lost", "hour"], "ts < '2001-02-01'", "ts >= '2001-02-01'");

        Assert.Equal(["delay", "hours_lost"], view.Checks.Where(check => check is { Kind: "outcome-column", Passed: false }).Select(check => check.Subject));
    }

    [Fact]
    public async Task The_mean_of_past_outcomes_is_no_outcome()
    {
        var table = await FlightsAsync("select ts, avg(delay) over (order by ts rows between 9 preceding and 1 preceding) as recent, delay * 2 as twice, (delay > 15)::int as late from flights");

        Assert.Null(table.Columns.First(column => column.Name == "recent").Role);
        Assert.Equal(ColumnRole.Outcome, table.Columns.First(column => column.Name == "twice").Role);
    }

    [Fact]
    public async Task The_label_in_disguise_is_found_by_its_area()
    {
        var table = await FlightsAsync("select ts, i % 24 as hour, case when delay > 15 then 'b' else 'a' end as word, -delay as number, (delay > 15)::int as late from flights");

        var view = await CheckAsync(table, ["hour", "word", "number"], "ts < '2001-02-01'", "ts >= '2001-02-01'");

        var found = view.Checks.Where(check => check.Kind is "single-feature").ToDictionary(check => check.Subject);
        Assert.Equal((true, false, false), (found["hour"].Passed, found["word"].Passed, found["number"].Passed));
        Assert.Equal("AUC 1.000", found["number"].Observed);
    }

    [Fact]
    public async Task An_id_with_a_value_for_every_row_is_not_mistaken_for_the_label()
    {
        var table = await FlightsAsync("select ts, md5(i::varchar) as id, (delay > 15)::int as late from flights");

        var view = await CheckAsync(table, ["id"], "ts < '2001-02-01'", "ts >= '2001-02-01'");

        Assert.Equal("AUC 0.500", view.Checks.Single(check => check.Kind is "single-feature").Observed);
    }

    [Fact]
    public async Task Rows_in_two_parts_and_times_that_overlap_are_found()
    {
        var table = await FlightsAsync("select ts, i % 24 as hour, (delay > 15)::int as late from flights");

        var view = await CheckAsync(table, ["hour"], "ts < '2001-02-02'", "ts >= '2001-02-01'");

        Assert.Equal("24 rows are in both", view.Checks.Single(check => check.Kind is "duplicates").Observed);
        Assert.False(view.Checks.Single(check => check.Kind is "time-overlap").Passed);
        Assert.False(view.Passed);
    }

    [Fact]
    public async Task A_column_that_is_not_there_is_refused()
    {
        var table = await FlightsAsync("select ts, (delay > 15)::int as late from flights");

        var refusal = await DataWorld.RefusedAsync(() => CheckAsync(table, ["hour"], "true", "true"));

        Assert.Equal("leakage.column", refusal.Code);
    }

    async Task<TableView> FlightsAsync(string sql)
    {
        var flights = await _world.TableAsync("select timestamp '2001-01-01' + to_hours(i::int) as ts, i, (i * 7919) % 61 - 20 as delay from range(1416) t(i)");
        await engine.Db.ExecuteAsync($"update table_columns set role = 'Outcome' where table_digest = {flights.Digest} and name = 'delay'", Ct);
        return await TransformAsync(flights, "flights", sql);
    }

    async Task<LeakageView> CheckAsync(TableView table, IReadOnlyList<string> features, string train, string test)
    {
        var parts = new Dictionary<string, string>
        {
            ["train"] = (await TransformAsync(table, "t", $"select * from t where {train}")).Digest,
            ["test"] = (await TransformAsync(table, "t", $"select * from t where {test}")).Digest,
        };
        return await _world.Get<LeakageCheck>().CheckAsync(new(features, "late", parts, "ts"), Ct);
    }

    Task<TableView> TransformAsync(TableView table, string name, string sql) => _world.Get<TableTransform>().TransformAsync(
        new Dictionary<string, Digest> { [name] = Digest.Parse(table.Digest) }, sql, DataWorld.Ada, Ct);
}
