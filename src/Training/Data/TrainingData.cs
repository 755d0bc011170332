using Slipway.Kernel;

namespace Slipway.Training.Data;

/// <summary>Everything an algorithm learns from: matrices of numbers, row-major, in the order of <see cref="TrainSpec.Features"/>.</summary>
/// <param name="Encodings">One per categorical column, as validation and serving use them.</param>
/// <param name="Notes">How each categorical column of the training rows was encoded.</param>
sealed record TrainingData(
    Frame Train, Frame Validation, float[] TrainMatrix, float[] ValidationMatrix, IReadOnlyList<EncodingTable> Encodings,
    IReadOnlyList<EncodingNote> Notes)
{
    public static TrainingData Prepare(TrainSpec spec, Frame train, Frame validation)
    {
        if (train.Positives == 0 || train.Positives == train.Rows)
            throw Refusal.Invalid("train.one_class", $"Every training row has the label '{spec.Label}' = {(train.Positives == 0 ? 0 : 1)}; there is nothing to learn.");
        var folds = Math.Min(spec.Encoding.Folds, train.Rows);
        var foldOf = Folds(train.Rows, folds, spec.Seed);
        var encodings = train.Categorical
            .Select(column => EncodingTable.Fit(column, train.Labels, train.Prior, spec.Encoding.Smoothing)).ToList();
        var notes = train.Categorical.Select((column, i) => Note(spec, spec.Categorical[i], column)).ToList();
        var trainCodes = train.Categorical.Select((column, i) => notes[i].OutOfFold
            ? EncodingTable.OutOfFold(column, train.Labels, foldOf, folds, spec.Encoding.Smoothing)
            : encodings[i].Encode(column));
        var validationCodes = validation.Categorical.Select((column, i) => encodings[i].Encode(column));
        return new(
            train, validation, Interleave([.. train.Numeric, .. trainCodes], train.Rows),
            Interleave([.. validation.Numeric, .. validationCodes], validation.Rows), encodings, notes);
    }

    static EncodingNote Note(TrainSpec spec, string name, CategoryColumn column)
    {
        var share = EncodingTable.OwnLabelShare(column, spec.Encoding.Smoothing);
        return new(name, column.Texts.Length, share, spec.Encoding.Folds > 1 && share > spec.Encoding.OwnLabelLimit);
    }

    /// <summary>Which fold each row is in, by a hash of its number and the seed (splitmix64, Steele et al. 2014).</summary>
    static byte[] Folds(int rows, int folds, int seed)
    {
        var foldOf = new byte[rows];
        for (var row = 0; row < rows && folds > 1; row++)
        {
            var hash = ((ulong)(uint)seed << 32) + (ulong)row * 0x9E3779B97F4A7C15;
            hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
            hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
            foldOf[row] = (byte)((hash ^ (hash >> 31)) % (ulong)folds);
        }

        return foldOf;
    }

    static float[] Interleave(float[][] columns, int rows)
    {
        var matrix = new float[(long)rows * columns.Length];
        for (var column = 0; column < columns.Length; column++)
        {
            var values = columns[column];
            for (var row = 0; row < rows; row++)
                matrix[row * columns.Length + column] = values[row];
        }

        return matrix;
    }
}
