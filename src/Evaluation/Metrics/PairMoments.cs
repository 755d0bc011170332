namespace Slipway.Evaluation.Metrics;

/// <summary>Means, variances and covariance of pairs in one pass (Welford 1962), so that nothing is lost to cancellation.</summary>
sealed class PairMoments
{
    double _first, _second, _both;

    public long Rows { get; private set; }
    public double MeanOfFirst { get; private set; }
    public double MeanOfSecond { get; private set; }
    public double VarianceOfFirst => Unbiased(_first);
    public double VarianceOfSecond => Unbiased(_second);
    public double Covariance => Unbiased(_both);

    public void Add(double first, double second, long weight = 1)
    {
        if (weight == 0)
            return;
        Rows += weight;
        var fromFirst = first - MeanOfFirst;
        var fromSecond = second - MeanOfSecond;
        MeanOfFirst += fromFirst * weight / Rows;
        MeanOfSecond += fromSecond * weight / Rows;
        _first += weight * fromFirst * (first - MeanOfFirst);
        _second += weight * fromSecond * (second - MeanOfSecond);
        _both += weight * fromFirst * (second - MeanOfSecond);
    }

    /// <summary>One row says nothing about how far rows scatter.</summary>
    double Unbiased(double sum) => Rows > 1 ? sum / (Rows - 1) : double.PositiveInfinity;
}
