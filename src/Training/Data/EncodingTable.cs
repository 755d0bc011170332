namespace Slipway.Training.Data;

/// <summary>What each category of one column is worth: the smoothed mean of the label in the training rows.</summary>
/// <param name="Values">By text; never empty.</param>
/// <param name="Unseen">What a category that training never saw is worth: the prior.</param>
sealed record EncodingTable(IReadOnlyDictionary<string, float> Values, float Unseen)
{
    public static EncodingTable Fit(CategoryColumn column, float[] labels, double prior, double smoothing)
    {
        var rows = new long[column.Texts.Length];
        var positives = new double[column.Texts.Length];
        for (var row = 0; row < labels.Length; row++)
        {
            rows[column.Codes[row]]++;
            positives[column.Codes[row]] += labels[row];
        }

        return new(
            column.Texts.Select((text, code) => (text, Value: Mean(positives[code], rows[code], prior, smoothing)))
                .ToDictionary(pair => pair.text, pair => pair.Value, StringComparer.Ordinal),
            (float)prior);
    }

    /// <summary>How much of a training row's code is its own label, on average: the sum over categories of n / (n + smoothing), by row.</summary>
    public static double OwnLabelShare(CategoryColumn column, double smoothing)
    {
        var rows = new long[column.Texts.Length];
        foreach (var code in column.Codes)
            rows[code]++;
        return rows.Where(count => count > 0).Sum(count => count / (count + smoothing)) / column.Codes.Length;
    }

    /// <summary>Codes for rows that were not fitted on: validation, and every row ever served.</summary>
    public float[] Encode(CategoryColumn column)
    {
        var values = Array.ConvertAll(column.Texts, text => Values.GetValueOrDefault(text, Unseen));
        return Array.ConvertAll(column.Codes, code => values[code]);
    }

    /// <summary>Codes for the training rows, each from the rows of the other folds only.</summary>
    public static float[] OutOfFold(CategoryColumn column, float[] labels, byte[] foldOf, int folds, double smoothing)
    {
        var rows = new long[folds + 1, column.Texts.Length];
        var positives = new double[folds + 1, column.Texts.Length];
        var foldRows = new long[folds + 1];
        var foldPositives = new double[folds + 1];
        for (var row = 0; row < labels.Length; row++)
        {
            foreach (var fold in (ReadOnlySpan<int>)[foldOf[row], folds])
            {
                rows[fold, column.Codes[row]]++;
                positives[fold, column.Codes[row]] += labels[row];
                foldRows[fold]++;
                foldPositives[fold] += labels[row];
            }
        }

        var codes = new float[labels.Length];
        for (var row = 0; row < codes.Length; row++)
        {
            var (fold, code) = (foldOf[row], column.Codes[row]);
            var others = foldRows[folds] - foldRows[fold];
            var prior = others == 0 ? foldPositives[folds] / foldRows[folds] : (foldPositives[folds] - foldPositives[fold]) / others;
            codes[row] = Mean(positives[folds, code] - positives[fold, code], rows[folds, code] - rows[fold, code], prior, smoothing);
        }

        return codes;
    }

    static float Mean(double positives, long rows, double prior, double smoothing) =>
        rows + smoothing == 0 ? (float)prior : (float)((positives + smoothing * prior) / (rows + smoothing));
}
