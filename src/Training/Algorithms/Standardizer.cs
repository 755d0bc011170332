namespace Slipway.Training.Algorithms;

/// <summary>Brings each feature to mean 0 and standard deviation 1 over the training rows; a missing value becomes the mean.</summary>
sealed record Standardizer(double[] Means, double[] Deviations)
{
    public static Standardizer Fit(float[] matrix, int columns)
    {
        var means = new double[columns];
        var deviations = new double[columns];
        for (var column = 0; column < columns; column++)
        {
            long rows = 0;
            double mean = 0, squares = 0;
            for (var at = column; at < matrix.Length; at += columns)
            {
                var value = matrix[at];
                if (!float.IsFinite(value))
                    continue;
                var step = value - mean;
                mean += step / ++rows;
                squares += step * (value - mean);
            }

            means[column] = mean;
            deviations[column] = squares > 0 ? Math.Sqrt(squares / rows) : 1;
        }

        return new(means, deviations);
    }

    public float[] Apply(float[] matrix)
    {
        var scaled = new float[matrix.Length];
        for (var i = 0; i < matrix.Length; i++)
        {
            var column = i % Means.Length;
            scaled[i] = float.IsNaN(matrix[i]) ? 0 : (float)((matrix[i] - Means[column]) / Deviations[column]);
        }

        return scaled;
    }
}
