using FsCheck;
using FsCheck.Fluent;
using Slipway.Contracts.Datasets;
using Slipway.Datasets.Profiles;

namespace Slipway.Unit.Datasets;

public sealed class BinsTests
{
    [Theory]
    [InlineData("bigint", 1, 7, 7, 1)]
    [InlineData("bigint", 0, 23, 12, 2)]
    [InlineData("bigint", 0, 19, 20, 1)]
    [InlineData("bigint", 5, 5, 1, 1)]
    [InlineData("double", 0, 10, 20, 0.5)]
    [InlineData("double", 3, 3, 1, 1)]
    public void The_width_suits_the_values(string type, double low, double high, int count, double width)
    {
        var bins = Bins.For(Facts(type, low, high))!;

        Assert.Equal((count, width), (bins.Count, bins.Width));
    }

    [Fact]
    public void Bins_cover_the_range_and_their_edges_ascend() => Prop.ForAll<int, NonNegativeInt, bool>((low, span, whole) =>
    {
        var bins = Bins.For(Facts(whole ? "integer" : "double", low, (double)low + span.Get))!;
        var edges = bins.View(new Dictionary<long, long>()).Edges;
        return bins.Count is >= 1 and <= 20 && edges[0] <= low && edges[^1] >= (double)low + span.Get - 1e-6 && edges.Zip(edges.Skip(1)).All(pair => pair.First < pair.Second);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_column_without_numbers_has_none() => Assert.Null(Bins.For(Facts("varchar", null, null)));

    static ColumnFacts Facts(string type, double? low, double? high) => new(new ColumnView("v", type), 1, 1, null, null, low, high, null, null, []);
}
