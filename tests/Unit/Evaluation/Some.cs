namespace Slipway.Unit.Evaluation;

/// <summary>Data that Python made too, when the reference values were computed (scikit-learn 1.2, SciPy 1.10, brute force for DeLong).</summary>
static class Some
{
    /// <summary>s ← (1664525 s + 1013904223) mod 2³², u = s ÷ 2³².</summary>
    public static double[] Uniform(uint seed, int count)
    {
        var state = seed;
        var drawn = new double[count];
        for (var i = 0; i < count; i++)
        {
            state = unchecked(state * 1664525 + 1013904223);
            drawn[i] = state / 4294967296.0;
        }

        return drawn;
    }

    /// <summary>400 rows, 104 positive; the first model's scores are rounded, so that many tie.</summary>
    public static (double[] First, double[] Second, bool[] Labels) Scored()
    {
        var (u, v, w) = (Uniform(11, 400), Uniform(12, 400), Uniform(13, 400));
        var labels = u.Select((x, i) => v[i] < x * 0.5).ToArray();
        var first = u.Select((x, i) => Math.Round(x * 0.6 + 0.2 * w[i], 2, MidpointRounding.ToEven)).ToArray();
        var second = u.Select((x, i) => Math.Clamp(0.3 * x + 0.5 * w[i], 0, 1)).ToArray();
        return (first, second, labels);
    }

    /// <summary>Rows whose label is drawn with the probability that the score says: a calibrated model of a rare event.</summary>
    public static (double[] Scores, bool[] Labels) Calibrated(uint seed, int count, double power = 2, double scale = 0.6)
    {
        var (u, v) = (Uniform(seed, count), Uniform(seed + 1000, count));
        var scores = u.Select(x => scale * Math.Pow(x, power)).ToArray();
        return (scores, scores.Select((p, i) => v[i] < p).ToArray());
    }
}
