using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Monitoring.Sketches;
using Slipway.Registry;

namespace Slipway.Unit.Monitoring;

public sealed class FeatureBinsTests
{
    readonly FeatureBins _hours = new(new("hour", FeatureReference.Numeric, [6, 12, 18], [], []));
    readonly FeatureBins _origins = new(new("origin", FeatureReference.Categorical, [], ["ATL", "7"], []));

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(5.999, 0)]
    [InlineData(6, 1)]
    [InlineData(18, 3)]
    [InlineData(double.PositiveInfinity, 4)]
    [InlineData(double.NaN, 5)]
    public void A_number_lies_in_the_bin_of_the_edges_below_it(double value, int bin) => Assert.Equal(bin, _hours.Of(value));

    [Theory]
    [InlineData("ATL", 0)]
    [InlineData("7", 1)]
    [InlineData("atl", 2)]
    [InlineData("", 3)]
    public void A_category_never_seen_is_other_and_an_empty_one_missing(string value, int bin) =>
        Assert.Equal(bin, _origins.Of(Encoding.UTF8.GetBytes(value)));

    [Fact]
    public void A_category_may_come_as_a_number() => Assert.Equal((1, 2, 3), (_origins.Of(7), _origins.Of(8), _origins.Of(double.NaN)));

    [Fact]
    public void Every_bin_has_a_label()
    {
        Assert.Equal(["< 6", "6 – 12", "12 – 18", "≥ 18", "other", "missing"], _hours.Labels);
        Assert.Equal(["ATL", "7", "other", "missing"], _origins.Labels);
    }

    [Fact]
    public void A_sketch_comes_back_from_its_bytes() => Prop.ForAll<ushort[]>(counts =>
    {
        var sketch = new FeatureSketch([counts.Length, 1]) { Rows = 7 };
        for (var i = 0; i < counts.Length; i++)
            sketch.Counts[0][i] = (long)counts[i] * counts[i];

        var copy = FeatureSketch.FromBytes(sketch.ToBytes());

        Assert.Equal(7, copy.Rows);
        Assert.Equal(sketch.Counts[0], copy.Counts[0]);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Damaged_bytes_are_refused() => Prop.ForAll<byte[]>(bytes =>
    {
        try
        {
            FeatureSketch.FromBytes(bytes);
        }
        catch (InvalidDataException)
        {
            // As it should be.
        }
    }).QuickCheckThrowOnFailure();
}
