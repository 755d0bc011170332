using FsCheck;
using FsCheck.Fluent;
using Slipway.Tracking.Metrics;

namespace Slipway.Unit.Tracking;

public sealed class MetricBlockTests
{
    static readonly Arbitrary<(long Step, long At, double Value)[]> Any =
        Gen.ArrayOf(from step in ArbMap.Default.GeneratorFor<long>()
                    from at in ArbMap.Default.GeneratorFor<long>()
                    from value in ArbMap.Default.GeneratorFor<double>()
                    select (step, at, value)).ToArbitrary();

    [Fact]
    public void Points_come_out_as_they_went_in() => Prop.ForAll(Any, points =>
    {
        var packed = points.Select(point => new MetricPoint(point.Step, point.At, point.Value)).ToList();
        return MetricBlock.Unpack(MetricBlock.Pack(packed)).SequenceEqual(packed);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Extremes_survive()
    {
        MetricPoint[] points =
        [
            new(long.MinValue, long.MaxValue, double.NaN), new(long.MaxValue, long.MinValue, double.PositiveInfinity),
            new(0, 0, double.NegativeInfinity), new(-1, 1, -0.0), new(1, -1, double.Epsilon),
        ];

        Assert.Equal(points, MetricBlock.Unpack(MetricBlock.Pack(points)));
    }

    [Fact]
    public void Regular_training_steps_take_eleven_bytes_a_point()
    {
        var points = Enumerable.Range(0, 1000).Select(i => new MetricPoint(i, 1_767_268_800_000 + i * 40, 1.0 / (i + 1))).ToList();

        Assert.InRange(MetricBlock.Pack(points).Length, 10_000, 11_100);
    }

    [Fact]
    public void A_block_of_another_format_is_not_guessed_at() =>
        Assert.Throws<InvalidDataException>(() => MetricBlock.Unpack([9, 1, 2, 3]));
}
