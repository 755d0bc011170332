using Slipway.Contracts.Datasets;
using Slipway.Datasets.Leakage;
using Slipway.Datasets.Profiles;
using Slipway.Datasets.Splits;
using Slipway.Datasets.Transforms;
using Slipway.Datasets.Validation;
using Slipway.Kernel;

namespace Slipway.Integration.Datasets;

/// <summary>Columns may be called anything, everywhere.</summary>
public sealed class OddNames(Sqlite engine) : IClassFixture<Sqlite>, IAsyncDisposable
{
    readonly DataWorld _world = new(engine);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData("select")]
    [InlineData("it's \"quoted\"")]
    [InlineData("größe; drop table data")]
    [InlineData("ranked")]
    [InlineData("Rank")]
    [InlineData("a.b{0}")]
    public async Task A_column_of_any_name_goes_through_every_stage(string name)
    {
        var header = $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\",at,late\n";
        var rows = Enumerable.Range(0, 60).Select(i => $"{i % 7},2001-01-{1 + i / 2:00},{(i * 7 % 5 == 0 ? 1 : 0)}");
        var version = await _world.ImportAsync(DataWorld.NewName(), header + string.Join('\n', rows));
        var table = Digest.Parse(version.Table.Digest);

        var profile = await _world.Get<TableProfiles>().GetAsync(table, Ct);
        var yaml = $"columns: {{ '{name.Replace("'", "''", StringComparison.Ordinal)}': {{ range: [0, 6], not-null: true, values: ['0', '1', '2', '3', '4', '5', '6'] }} }}";
        var validation = await _world.Get<TableValidation>().CheckAsync(table, yaml, DataWorld.Ada, Ct);
        var split = await _world.Get<TableSplits>().SplitAsync(table, new(new Dictionary<string, double> { ["train"] = .5, ["test"] = .5 }, SplitBy.Time, "at", 1, "late"), DataWorld.Ada, Ct);
        var leakage = await _world.Get<LeakageCheck>().CheckAsync(new([name], "late", split.Parts.ToDictionary(part => part.Name, part => part.Table), "at"), Ct);
        var copy = await _world.Get<TableTransform>().TransformAsync(new Dictionary<string, Digest> { ["t"] = table }, "select * from t", DataWorld.Ada, Ct);

        Assert.Equal((name, 7L), (profile.Columns[0].Name, profile.Columns[0].Distinct));
        Assert.True(validation.Passed);
        Assert.Equal(60, split.Parts.Sum(part => part.Rows));
        Assert.True(leakage.Passed);
        Assert.Equal(version.Table.Digest, copy.Digest);
    }
}
