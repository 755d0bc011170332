namespace Slipway.Evaluation.Scoring;

/// <summary>A table's labelled rows with a model's probability for each, in the table's order.</summary>
/// <param name="Unlabelled">Rows left out because their label is missing.</param>
/// <param name="Columns">Columns beside the model's own inputs, by name.</param>
sealed record ScoredTable(double[] Scores, bool[] Labels, long Unlabelled, IReadOnlyDictionary<string, SegmentColumn> Columns)
{
    public int Rows => Scores.Length;
}

/// <summary>A column to cut a table by: texts by code, or numbers.</summary>
/// <param name="Codes">One per row into <paramref name="Texts"/>; null for a numeric column.</param>
/// <param name="Numbers">One per row, NaN where missing; null for a text column.</param>
sealed record SegmentColumn(int[]? Codes, IReadOnlyList<string> Texts, double[]? Numbers);
