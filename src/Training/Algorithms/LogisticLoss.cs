using MathNet.Numerics.LinearAlgebra;

namespace Slipway.Training.Algorithms;

/// <summary>
/// The summed logistic loss plus L2/2 × the squared coefficients; the last weight is the intercept and goes free.
/// Rows are added up in blocks of a size that depends on their number alone, and the blocks in their order: the
/// result is the same on any number of threads.
/// </summary>
sealed class LogisticLoss(float[] matrix, float[] labels, int columns, double l2, int threads)
{
    readonly int _blockRows = Math.Max(4096, labels.Length / 64 + 1);

    int Blocks => (labels.Length + _blockRows - 1) / _blockRows;

    public double Value(double[] weights)
    {
        var sums = new double[Blocks];
        EachBlock((block, start, end) =>
        {
            for (var row = start; row < end; row++)
                sums[block] += RowLoss(Score(weights, row), labels[row]);
        });
        return sums.Sum() + l2 / 2 * weights.Take(columns).Sum(weight => weight * weight);
    }

    /// <summary>The move to the minimum of the loss's second-order picture at <paramref name="weights"/>.</summary>
    public double[] NewtonStep(double[] weights)
    {
        var size = columns + 1;
        var gradients = new double[Blocks][];
        var hessians = new double[Blocks][];
        EachBlock((block, start, end) =>
        {
            gradients[block] = new double[size];
            hessians[block] = new double[size * size];
            var x = new double[size];
            for (var row = start; row < end; row++)
                Accumulate(weights, row, x, gradients[block], hessians[block]);
        });
        var gradient = Vector<double>.Build.Dense(size, i => gradients.Sum(part => part[i]) - (i < columns ? l2 * weights[i] : 0));
        var hessian = Matrix<double>.Build.Dense(size, size, (i, j) =>
            hessians.Sum(part => part[Math.Min(i, j) * size + Math.Max(i, j)]) + (i == j && i < columns ? l2 : 0));
        return Solve(hessian, gradient).ToArray();
    }

    void Accumulate(double[] weights, int row, double[] x, double[] gradient, double[] hessian)
    {
        for (var column = 0; column < columns; column++)
            x[column] = matrix[row * columns + column];
        x[columns] = 1;
        var p = 1 / (1 + Math.Exp(-Score(weights, row)));
        var curvature = p * (1 - p);
        for (var i = 0; i < x.Length; i++)
        {
            gradient[i] += x[i] * (labels[row] - p);
            var weighted = curvature * x[i];
            for (var j = i; j < x.Length; j++)
                hessian[i * x.Length + j] += weighted * x[j];
        }
    }

    double Score(double[] weights, int row)
    {
        var score = weights[columns];
        for (var column = 0; column < columns; column++)
            score += weights[column] * matrix[row * columns + column];
        return score;
    }

    void EachBlock(Action<int, int, int> work) => Parallel.For(
        0, Blocks, new ParallelOptions { MaxDegreeOfParallelism = threads },
        block => work(block, block * _blockRows, Math.Min((block + 1) * _blockRows, labels.Length)));

    /// <summary>ln(1 + e^score) − label × score, without overflow.</summary>
    static double RowLoss(double score, float label) =>
        Math.Max(score, 0) + Math.Log(1 + Math.Exp(-Math.Abs(score))) - label * score;

    /// <summary>A constant or repeated feature makes the matrix singular: a little is added to its diagonal until it is not.</summary>
    static Vector<double> Solve(Matrix<double> hessian, Vector<double> gradient)
    {
        for (var ridge = 0.0; ; ridge = ridge == 0 ? 1e-9 * hessian.Trace() : ridge * 100)
        {
            try
            {
                return (hessian + ridge * Matrix<double>.Build.DenseIdentity(hessian.RowCount)).Cholesky().Solve(gradient);
            }
            catch (ArgumentException) when (ridge < 1e9)
            {
            }
        }
    }
}
