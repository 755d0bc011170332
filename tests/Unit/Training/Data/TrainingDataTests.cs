using Slipway.Training;
using Slipway.Training.Data;

namespace Slipway.Unit.Training.Data;

public sealed class TrainingDataTests
{
    [Fact]
    public void Columns_with_few_rows_a_category_are_encoded_out_of_fold_and_others_are_not()
    {
        var frame = Frame(rows: 10_000, fine: 5000, coarse: 4);
        var spec = new TrainSpec(TrainAlgorithm.Linear, [], [], "late", ["x"], ["fine", "coarse"], "") { Seed = 1 };

        var data = TrainingData.Prepare(spec, frame, frame);

        Assert.Equal([true, false], data.Notes.Select(note => note.OutOfFold));
        Assert.NotEqual(Column(data.TrainMatrix, 1), Column(data.ValidationMatrix, 1));
        Assert.Equal(Column(data.TrainMatrix, 2), Column(data.ValidationMatrix, 2));
        Assert.Equal(frame.Numeric[0], Column(data.TrainMatrix, 0));
    }

    [Fact]
    public void Folds_follow_the_seed()
    {
        var frame = Frame(rows: 1000, fine: 200, coarse: 4);
        var spec = new TrainSpec(TrainAlgorithm.Linear, [], [], "late", ["x"], ["fine", "coarse"], "") { Seed = 1 };

        var codes = Column(TrainingData.Prepare(spec, frame, frame).TrainMatrix, 1);

        Assert.Equal(codes, Column(TrainingData.Prepare(spec, frame, frame).TrainMatrix, 1));
        Assert.NotEqual(codes, Column(TrainingData.Prepare(spec with { Seed = 2 }, frame, frame).TrainMatrix, 1));
    }

    static Frame Frame(int rows, int fine, int coarse)
    {
        var random = new Random(3);
        var labels = Enumerable.Range(0, rows).Select(_ => (float)random.Next(2)).ToArray();
        return new(
            rows, [Enumerable.Range(0, rows).Select(row => (float)row).ToArray()],
            [Categories(rows, fine, random), Categories(rows, coarse, random)], labels);
    }

    static CategoryColumn Categories(int rows, int count, Random random) =>
        new([.. Enumerable.Range(0, rows).Select(_ => random.Next(count))], [.. Enumerable.Range(0, count).Select(code => $"c{code}")]);

    static float[] Column(float[] matrix, int column) => [.. matrix.Where((_, i) => i % 3 == column)];
}
