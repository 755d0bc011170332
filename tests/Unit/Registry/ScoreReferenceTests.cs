using Slipway.Evaluation.Sketches;
using Slipway.Registry.Profiles;

namespace Slipway.Unit.Registry;

public sealed class ScoreReferenceTests
{
    [Fact]
    public void Scores_fall_into_about_equal_tenths_and_none_is_lost()
    {
        var scores = new ScoreHistogram(0.5);
        for (var i = 0; i < 10_000; i++)
            scores.Add(0.05 + 0.4 * i / 10_000, i % 5 == 0);

        var reference = ScoreReference.Of(scores);

        Assert.Equal(9, reference.Edges.Count);
        Assert.Equal(reference.Edges.Order().Distinct(), reference.Edges);
        Assert.Equal(12, reference.Counts.Count);
        Assert.Equal(10_000, reference.Counts.Sum());
        Assert.All(reference.Counts.SkipLast(2), count => Assert.InRange(count, 900, 1100));
    }

    [Fact]
    public void A_model_that_always_says_the_same_has_one_bin()
    {
        var scores = new ScoreHistogram(0.5);
        for (var i = 0; i < 100; i++)
            scores.Add(0.2, false);

        Assert.Equal([100, 0, 0], ScoreReference.Of(scores).Counts);
    }

    [Fact]
    public void Edges_count_the_rows_between_them()
    {
        var scores = new ScoreHistogram(0.5);
        double[] values = [0.01, 0.01, 0.01, 0.01, 0.01, 0.3, 0.6, 0.9, 0.9, 0.9];
        foreach (var value in values)
            scores.Add(value, true);

        var reference = ScoreReference.Of(scores);

        Assert.Equal([5, 1, 1, 3, 0, 0], reference.Counts);
        Assert.Equal(values.Select(value => reference.Edges.Count(edge => edge <= value)).CountBy(bin => bin).OrderBy(bin => bin.Key).Select(bin => (long)bin.Value), reference.Counts.Take(4));
    }
}
