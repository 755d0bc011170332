using Slipway.Training.Algorithms;

namespace Slipway.Unit.Training.Algorithms;

public sealed class LinearTests
{
    /// <summary>A 2 × 2 table has its coefficients in closed form: the logarithm of the odds ratio.</summary>
    [Fact]
    public void Newton_finds_the_log_odds_ratio()
    {
        float[] matrix = [.. Enumerable.Repeat(0f, 50), .. Enumerable.Repeat(1f, 50)];
        float[] labels = [.. Row(10), .. Row(30)];
        var loss = new LogisticLoss(matrix, labels, columns: 1, l2: 0, threads: 2);

        var weights = new double[2];
        for (var i = 0; i < 20; i++)
            weights = [.. weights.Zip(loss.NewtonStep(weights), (weight, step) => weight + step)];

        Assert.Equal(Math.Log(30.0 / 20 / (10.0 / 40)), weights[0], 1e-9);
        Assert.Equal(Math.Log(10.0 / 40), weights[1], 1e-9);
    }

    [Fact]
    public void The_penalty_draws_coefficients_to_zero_but_not_the_intercept()
    {
        float[] matrix = [.. Enumerable.Repeat(0f, 50), .. Enumerable.Repeat(1f, 50)];
        float[] labels = [.. Row(10), .. Row(10)];
        var loss = new LogisticLoss(matrix, labels, columns: 1, l2: 1e9, threads: 1);

        var step = loss.NewtonStep([0, Math.Log(0.25)]);

        Assert.Equal(0, step[0], 1e-6);
        Assert.Equal(0, step[1], 1e-9);
    }

    [Fact]
    public void Standardising_leaves_out_what_is_missing()
    {
        var scale = Standardizer.Fit([1, 5, float.NaN, 5, 3, 5], columns: 2);

        Assert.Equal([2, 5], scale.Means);
        Assert.Equal([1, 1], scale.Deviations);
        Assert.Equal([-1, 0, 0, 0, 1, 0], scale.Apply([1, 5, float.NaN, 5, 3, 5]));
    }

    static IEnumerable<float> Row(int positives) => Enumerable.Range(0, 50).Select(i => i < positives ? 1f : 0f);
}
