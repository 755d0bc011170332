using Slipway.Kernel;

namespace Slipway.Unit.Pipelines;

public sealed class StepWithTests
{
    [Fact]
    public void Values_are_read_as_what_a_step_asks_for()
    {
        var with = Some.With("""{"rounds":"150","rate":"0.1","on":"true","columns":["a","b"],"ratios":{"train":"0.7"},"none":null}""");

        Assert.Equal((150L, 0.1, true), (with.Integer("rounds", 0), with.Number("rate", 0), with.Flag("on", false)));
        Assert.Equal(["a", "b"], with.Texts("columns"));
        Assert.Equal(0.7, with.Map("ratios").Number("train", 0));
        Assert.False(with.Has("none"));
        Assert.Equal(9, with.Integer("none", 9));
    }

    [Theory]
    [InlineData("""{"rounds":"many"}""", "Step train: with.rounds is 'many'; accepted is a whole number.")]
    [InlineData("""{"rounds":["1"]}""", "Step train: with.rounds is a structure; accepted is one value.")]
    public void A_wrong_value_is_refused_by_name(string json, string message) =>
        Assert.Equal(message, Assert.Throws<RefusalException>(() => Some.With(json).Integer("rounds", 1)).Message);

    [Fact]
    public void Inner_values_are_refused_with_their_whole_path() => Assert.Equal(
        "Step train: with.ratios.train is 'most'; accepted is a finite number.",
        Assert.Throws<RefusalException>(() => Some.With("""{"ratios":{"train":"most"}}""").Map("ratios").Number("train", 0)).Message);
}
