namespace Slipway.Integration.Datasets;

public sealed class CsvTypes(Sqlite engine) : IClassFixture<Sqlite>, IAsyncDisposable
{
    readonly DataWorld _world = new(engine);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData("1\n-20\n300", "bigint")]
    [InlineData("007\n123", "varchar")]
    [InlineData("1.5\n2\n3e4", "double")]
    [InlineData("true\nFALSE", "boolean")]
    [InlineData("2001-01-31\n2001-02-01", "date")]
    [InlineData("2001-01-31 10:00\n2001-02-01T00:00:01", "timestamp")]
    [InlineData("2001-01-31T10:00:00Z\n2001-02-01 00:00:01+02:00", "timestamp with time zone")]
    [InlineData("2001-01-31T10:00:00\n2001-02-01T00:00:01+02:00", "varchar")]
    [InlineData("1\nx", "varchar")]
    [InlineData("99999999999999999999", "double")]
    public async Task A_column_gets_the_type_that_every_row_fits(string cells, string type)
    {
        var lines = cells.Split('\n').Select(cell => $"{cell},k");

        var version = await _world.ImportAsync(DataWorld.NewName(), "v,k\n" + string.Join("\n", lines));

        Assert.Equal(type, version.Table.Columns[0].Type);
    }

    [Fact]
    public async Task An_offset_is_not_lost()
    {
        var version = await _world.ImportAsync(DataWorld.NewName(), "v,k\n2001-01-31T10:00:00+02:00,1\n2001-01-31T08:00:00Z,2\n");

        Assert.Equal(["2001-01-31 08:00:00+00", "2001-01-31 08:00:00+00"], await _world.RowsAsync(version.Table.Digest, "v"));
    }

    [Fact]
    public async Task Empty_cells_are_missing_values()
    {
        var version = await _world.ImportAsync(DataWorld.NewName(), "v,k\n1,a\n,b\n3,c\n");

        Assert.Equal("bigint", version.Table.Columns[0].Type);
        Assert.Equal(["1", "null", "3"], await _world.RowsAsync(version.Table.Digest, "v"));
    }

    [Fact]
    public async Task Quoted_cells_may_hold_separators_and_line_ends()
    {
        var version = await _world.ImportAsync(DataWorld.NewName(), "v,k\n\"a, \"\"b\"\"\nc\",1\n");

        Assert.Equal(["a, \"b\"\nc"], await _world.RowsAsync(version.Table.Digest, "v"));
    }

    [Fact]
    public async Task A_new_version_keeps_the_types_of_the_one_before_where_they_fit()
    {
        var name = DataWorld.NewName();
        await _world.ImportAsync(name, "v\n1.5\n");

        var whole = await _world.ImportAsync(name, "v\n2\n", append: true);

        Assert.Equal("double", whole.Table.Columns[0].Type);
        Assert.Equal(2, whole.Table.Rows);
    }
}
