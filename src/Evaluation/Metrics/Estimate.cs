using Slipway.Contracts.Evaluation;

namespace Slipway.Evaluation.Metrics;

/// <summary>
/// A number and its two-sided 95 % interval, in full precision and not yet cut to the metric's range. A bound that the rows do not
/// give is infinite, or NaN.
/// </summary>
public readonly record struct Estimate(double Value, double Low, double High)
{
    /// <summary>The 97.5 % quantile of the standard normal distribution.</summary>
    public const double Z = 1.959963984540054;

    /// <param name="variance">Of the estimate itself, not of the sample.</param>
    public static Estimate Normal(double value, double variance)
    {
        var margin = Z * Math.Sqrt(Math.Max(variance, 0));
        return new(value, value - margin, value + margin);
    }

    /// <summary>The mean of a sample, from its sums.</summary>
    public static Estimate Mean(double sum, double sumOfSquares, long rows)
    {
        var mean = sum / rows;
        var variance = rows > 1 ? Math.Max(sumOfSquares - rows * mean * mean, 0) / (rows - 1) : double.PositiveInfinity;
        return Normal(mean, variance / rows);
    }

    /// <summary>A share with the score interval of Wilson (1927).</summary>
    public static Estimate Share(long hits, long rows)
    {
        var share = (double)hits / rows;
        var z2 = Z * Z / rows;
        var centre = (share + z2 / 2) / (1 + z2);
        var margin = Z / (1 + z2) * Math.Sqrt(share * (1 - share) / rows + z2 / (4 * rows));
        return new(share, hits == 0 ? 0 : centre - margin, hits == rows ? 1 : centre + margin);
    }

    /// <summary>
    /// F1 = 2J ÷ (1 + J) with J = TP ÷ (TP + FP + FN), a share of the rows that either side calls positive;
    /// J's Wilson interval is carried through that monotone function.
    /// </summary>
    public static Estimate F1(long truePositives, long falseAlarmsAndMisses)
    {
        var jaccard = Share(truePositives, truePositives + falseAlarmsAndMisses);
        return new(Dice(jaccard.Value), Dice(jaccard.Low), Dice(jaccard.High));

        static double Dice(double j) => 2 * j / (1 + j);
    }

    /// <summary>
    /// <paramref name="challenger"/> minus <paramref name="champion"/> for independent samples, the interval recovered
    /// from the two intervals (Newcombe 1998 method 10; Zou &amp; Donner 2008). For normal intervals it is the usual one.
    /// </summary>
    public static Estimate Difference(Estimate champion, Estimate challenger)
    {
        var difference = challenger.Value - champion.Value;
        var down = Length(challenger.Value - challenger.Low, champion.High - champion.Value);
        var up = Length(challenger.High - challenger.Value, champion.Value - champion.Low);
        return new(difference, difference - down, difference + up);

        static double Length(double a, double b) => Math.Sqrt(a * a + b * b);
    }

    public bool ExcludesZero => Low > 0 || High < 0;

    public EstimateView View() => new(Value, Known(Low), Known(High));

    /// <summary>For metrics that can not leave [0, 1], or not fall under 0.</summary>
    public EstimateView View(double least, double most) => new(Value, Known(Math.Clamp(Low, least, most)), Known(Math.Clamp(High, least, most)));

    static double? Known(double bound) => double.IsFinite(bound) ? bound : null;
}
