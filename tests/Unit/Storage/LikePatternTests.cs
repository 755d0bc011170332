using Slipway.Storage;

namespace Slipway.Unit.Storage;

public sealed class LikePatternTests
{
    [Fact]
    public void Signs_that_mean_something_in_a_pattern_are_taken_as_they_stand()
    {
        Assert.Equal("%100!% of!_all!!%", LikePattern.Containing("100% of_ALL!"));
        Assert.Equal("Model!_a.%", LikePattern.StartingWith("Model_a."));
    }
}
