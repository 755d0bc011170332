using Slipway.Tracking.Metrics;

namespace Slipway.Unit.Tracking;

public sealed class MetricPointTests
{
    [Fact]
    public void The_latest_is_decided_by_step_then_time_then_value()
    {
        MetricPoint[] logged = [new(3, 10, 0.1), new(2, 99, 0.9), new(3, 11, 0.2), new(3, 11, 0.3), new(3, 11, double.NaN)];

        Assert.Equal(new(3, 11, 0.3), logged.Max());
    }

    [Fact]
    public void Not_a_number_is_the_latest_where_its_step_is() =>
        Assert.True(double.IsNaN(new MetricPoint[] { new(1, 0, 5), new(2, 0, double.NaN) }.Max().Value));
}
