using FsCheck;
using FsCheck.Fluent;
using Slipway.Serving.Traffic;

namespace Slipway.Unit.Serving;

public sealed class LatencyHistogramTests
{
    [Fact]
    public void Quantiles_are_right_within_a_bucket()
    {
        var histogram = new LatencyHistogram();
        for (var microseconds = 1; microseconds <= 10_000; microseconds++)
            histogram.Record(microseconds);

        Assert.Equal(10_000, histogram.Count);
        Assert.InRange(histogram.Quantile(0.5)!.Value, 5 * 0.93, 5 * 1.07);
        Assert.InRange(histogram.Quantile(0.99)!.Value, 9.9 * 0.93, 9.9 * 1.07);
        Assert.Null(new LatencyHistogram().Quantile(0.5));
    }

    [Fact]
    public void Every_time_lies_in_its_bucket() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), microseconds =>
    {
        var bucket = LatencyHistogram.BucketOf(microseconds);
        Assert.InRange(microseconds, LatencyHistogram.Lower(bucket), LatencyHistogram.Lower(bucket + 1) - 1);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Bytes_give_the_same_histogram_back() => Prop.ForAll<ushort[]>(times =>
    {
        var histogram = new LatencyHistogram();
        foreach (var time in times)
            histogram.Record(time);

        var copy = LatencyHistogram.FromBytes(histogram.ToBytes());

        Assert.Equal(histogram.Count, copy.Count);
        Assert.Equal(histogram.Quantile(0.9), copy.Quantile(0.9));
    }).QuickCheckThrowOnFailure();
}
