using FsCheck;
using FsCheck.Fluent;
using Slipway.Datasets.Splits;

namespace Slipway.Unit.Datasets;

public sealed class WilsonTests
{
    /// <summary>Newcombe, Stat. Med. 17 (1998), table I: the score method without continuity correction.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void The_interval_is_the_published_one(long positives, long rows, double low, double high)
    {
        var interval = Wilson.Interval(positives, rows);

        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void The_share_lies_inside_and_the_interval_in_zero_to_one() => Prop.ForAll<PositiveInt, NonNegativeInt>((rows, positives) =>
    {
        var seen = Math.Min(positives.Get, rows.Get);
        var (low, high) = Wilson.Interval(seen, rows.Get);
        var share = (double)seen / rows.Get;
        return low >= 0 && high <= 1 && low <= share + 1e-12 && share <= high + 1e-12;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_rows_say_nothing() => Assert.Equal((0, 1), Wilson.Interval(0, 0));
}
