namespace Slipway.Training.Data;

/// <summary>Rows of a table as training needs them: numbers by column, categories as numbers into a list of texts, labels 0 or 1.</summary>
sealed record Frame(int Rows, float[][] Numeric, CategoryColumn[] Categorical, float[] Labels)
{
    /// <summary>The share of positives.</summary>
    public double Prior => Positives / (double)Rows;

    public int Positives { get; } = Labels.Count(label => label == 1);
}

/// <summary>A column of texts: row <c>i</c> holds <c>Texts[Codes[i]]</c>. A missing value is the empty text.</summary>
sealed record CategoryColumn(int[] Codes, string[] Texts);
