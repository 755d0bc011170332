using Slipway.Training.Algorithms;

namespace Slipway.Unit.Training.Algorithms;

public sealed class ValidationScoreTests
{
    [Theory]
    [InlineData(new[] { 0.1f, 0.4f, 0.35f, 0.8f }, new[] { 0f, 0f, 1f, 1f }, 0.75)]
    [InlineData(new[] { 0.5f, 0.5f, 0.5f }, new[] { 0f, 1f, 1f }, 0.5)]
    [InlineData(new[] { 0.9f, 0.1f }, new[] { 0f, 1f }, 0.0)]
    public void Auc_counts_the_pairs_in_order(float[] probabilities, float[] labels, double expected) =>
        Assert.Equal(expected, ValidationScore.Auc(probabilities, labels)!.Value, 1e-12);

    [Fact]
    public void One_class_has_no_auc() => Assert.Null(ValidationScore.Auc([0.1f, 0.2f], [1, 1]));

    [Fact]
    public void Log_loss_is_the_mean_of_the_logs() =>
        Assert.Equal(-(Math.Log(0.75) + Math.Log(0.5)) / 2, ValidationScore.LogLoss([0.25f, 0.5f], [0, 1]), 1e-12);

    [Fact]
    public void A_certain_error_costs_much_but_not_infinitely_much() =>
        Assert.InRange(ValidationScore.LogLoss([0], [1]), 30, 40);
}
