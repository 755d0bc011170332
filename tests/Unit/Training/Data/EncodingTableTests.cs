using Slipway.Training.Data;

namespace Slipway.Unit.Training.Data;

public sealed class EncodingTableTests
{
    /// <summary>Rows a a b b b, of which the second and the last two are positive.</summary>
    static readonly CategoryColumn Column = new([0, 0, 1, 1, 1], ["a", "b"]);
    static readonly float[] Labels = [0, 1, 0, 1, 1];

    [Fact]
    public void A_category_is_worth_its_mean_pulled_towards_the_prior()
    {
        var table = EncodingTable.Fit(Column, Labels, prior: 0.6, smoothing: 2);

        Assert.Equal((1 + 2 * 0.6) / 4, table.Values["a"], 1e-6);
        Assert.Equal((2 + 2 * 0.6) / 5, table.Values["b"], 1e-6);
        Assert.Equal(0.6f, table.Unseen);
    }

    [Fact]
    public void Other_rows_are_encoded_by_text_and_the_unseen_by_the_prior()
    {
        var table = EncodingTable.Fit(Column, Labels, prior: 0.6, smoothing: 0);

        Assert.Equal([2 / 3f, 0.6f, 0.5f], table.Encode(new([0, 1, 2], ["b", "c", "a"])));
    }

    [Fact]
    public void A_training_row_is_encoded_from_the_other_folds_only()
    {
        byte[] foldOf = [0, 1, 0, 1, 1];

        var codes = EncodingTable.OutOfFold(Column, Labels, foldOf, folds: 2, smoothing: 0);

        // Fold 0 sees a: 1 of 1, b: 2 of 2. Fold 1 sees a: 0 of 1, b: 0 of 1.
        Assert.Equal([1, 0, 1, 0, 0], codes);
    }

    [Fact]
    public void A_rows_own_label_does_not_move_its_code()
    {
        byte[] foldOf = [0, 1, 0, 1, 2];
        var flipped = Labels.ToArray();
        flipped[3] = 1 - flipped[3];

        var before = EncodingTable.OutOfFold(Column, Labels, foldOf, folds: 3, smoothing: 1);
        var after = EncodingTable.OutOfFold(Column, flipped, foldOf, folds: 3, smoothing: 1);

        Assert.Equal(before[3], after[3]);
        Assert.NotEqual(before[2], after[2]);
    }

    [Fact]
    public void A_fold_without_others_falls_back_to_the_share_of_all()
    {
        var codes = EncodingTable.OutOfFold(new([0, 0], ["a"]), [0, 1], [1, 1], folds: 2, smoothing: 5);

        Assert.Equal([0.5f, 0.5f], codes);
    }

    /// <summary>Each of n rows weighs 1 / (n + smoothing) in its category's code; this is the average over the rows.</summary>
    [Theory]
    [InlineData(0, 0.4)]
    [InlineData(1, (2 / 3.0 + 3 / 4.0) / 5)]
    [InlineData(1e9, 0)]
    public void The_weight_of_a_rows_own_label_is_known(double smoothing, double expected) =>
        Assert.Equal(expected, EncodingTable.OwnLabelShare(Column, smoothing), 1e-8);
}
