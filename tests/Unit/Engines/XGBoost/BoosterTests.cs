using Slipway.Engines;
using Slipway.Engines.XGBoost;

namespace Slipway.Unit.Engines.XGBoost;

public sealed class BoosterTests
{
    const int Rows = 2000;

    public BoosterTests() => Assert.SkipUnless(NativeLibraries.IsAvailable(NativeEngine.XGBoost), NativeEngine.XGBoost.Install);

    [Fact]
    public void Rounds_lower_the_loss_and_the_saved_model_predicts_the_same()
    {
        using var matrix = Matrix();
        using var booster = Trained(matrix, rounds: 20, out var losses);
        using var loaded = new Booster();

        loaded.Load(booster.Save());

        Assert.True(losses[^1] < losses[0] / 2, $"{losses[0]} → {losses[^1]}");
        var predictions = booster.Predict(matrix);
        Assert.Equal(predictions, loaded.Predict(matrix));
        Assert.All(predictions, probability => Assert.InRange(probability, 0, 1));
        Assert.NotEqual(predictions, booster.Predict(matrix, rounds: 3));
    }

    [Fact]
    public void The_same_data_and_seed_give_the_same_bytes()
    {
        using var matrix = Matrix();
        using var first = Trained(matrix, rounds: 10, out _);
        using var second = Trained(matrix, rounds: 10, out _);

        Assert.Equal(first.Save(), second.Save());
    }

    [Fact]
    public void A_failure_is_one_sentence_without_a_stack()
    {
        using var matrix = Matrix();
        using var booster = new Booster(matrix);
        booster.Set("objective", "no-such-objective");

        var error = Assert.Throws<XGBoostException>(() => booster.Update(0, matrix));

        Assert.Contains("no-such-objective", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Stack trace", error.Message, StringComparison.Ordinal);
        Assert.False(error.Message.StartsWith('['), error.Message);
    }

    [Fact]
    public void Values_that_do_not_fill_rows_are_refused()
    {
        Assert.Throws<ArgumentException>(() => DMatrix.FromDense([1, 2, 3], 2));
        using var matrix = DMatrix.FromDense([1, 2, 3, 4], 2);
        Assert.Throws<ArgumentException>(() => matrix.SetLabels([1]));
    }

    static Booster Trained(DMatrix matrix, int rounds, out List<double> losses)
    {
        var booster = new Booster(matrix);
        booster.Set("objective", "binary:logistic");
        booster.Set("tree_method", "hist");
        booster.Set("max_depth", 3);
        booster.Set("nthread", 2);
        losses = [];
        for (var round = 0; round < rounds; round++)
        {
            booster.Update(round, matrix);
            losses.Add(booster.Evaluate(round, ("train", matrix))["train-logloss"]);
        }

        return booster;
    }

    static DMatrix Matrix()
    {
        var random = new Random(7);
        var values = new float[Rows * 2];
        var labels = new float[Rows];
        for (var row = 0; row < Rows; row++)
        {
            values[row * 2] = random.NextSingle();
            values[row * 2 + 1] = row % 10 == 0 ? float.NaN : random.NextSingle();
            labels[row] = values[row * 2] > 0.5f ? 1 : 0;
        }

        var matrix = DMatrix.FromDense(values, 2);
        matrix.SetLabels(labels);
        return matrix;
    }
}
