using Slipway.Kernel;
using Slipway.Tracking.Search;

namespace Slipway.Unit.Tracking;

public sealed class RunOrderTests
{
    [Theory]
    [InlineData(null, "Started", "", true)]
    [InlineData("started", "Started", "", true)]
    [InlineData("started asc", "Started", "", false)]
    [InlineData("metrics.auc", "Metric", "auc", false)]
    [InlineData("metrics.auc desc", "Metric", "auc", true)]
    [InlineData("metrics.eval/log loss DESC", "Metric", "eval/log loss", true)]
    [InlineData("metrics.a.b asc", "Metric", "a.b", false)]
    [InlineData("params.depth", "Param", "depth", false)]
    public void An_order_names_its_column_and_direction(string? text, string by, string key, bool descending) =>
        Assert.Equal(new(Enum.Parse<RunOrderBy>(by), key, descending), RunOrder.Parse(text));

    [Theory, InlineData(""), InlineData("metrics."), InlineData("name"), InlineData("metric.auc"), InlineData("started; drop table runs")]
    public void An_unknown_column_is_refused_with_what_is_accepted(string text)
    {
        var refusal = Assert.Throws<RefusalException>(() => RunOrder.Parse(text));

        Assert.Equal("run.order", refusal.Code);
        Assert.Contains("metrics.<key>", refusal.Message);
    }
}
