namespace Slipway.Monitoring.Drift;

/// <summary>How far apart two histograms over the same bins are.</summary>
public static class DriftMeasures
{
    /// <summary>Shares below this are raised to it before their logarithm is taken, so that a bin which only one side has stays finite.</summary>
    public const double Floor = 1e-4;

    /// <summary>
    /// Population stability index: Σ (q − p) · ln(q / p), natural logarithm, p the reference's shares, q the current ones, both held at
    /// <see cref="Floor"/> or above and not rescaled. A bin that neither side has counts nothing. 0 without rows on either side.
    /// </summary>
    public static double Psi(ReadOnlySpan<long> reference, ReadOnlySpan<long> current)
    {
        var (all, now) = (Total(reference), Total(current));
        if (all == 0 || now == 0)
            return 0;
        var sum = 0.0;
        for (var bin = 0; bin < reference.Length; bin++)
        {
            if (reference[bin] == 0 && current[bin] == 0)
                continue;
            var p = Math.Max((double)reference[bin] / all, Floor);
            var q = Math.Max((double)current[bin] / now, Floor);
            sum += (q - p) * Math.Log(q / p);
        }

        return sum;
    }

    /// <summary>
    /// Jensen–Shannon distance: the square root of ½ D(p‖m) + ½ D(q‖m) with m = ½ (p + q), logarithm to base 2, in [0, 1]; no floor.
    /// 0 without rows on either side.
    /// </summary>
    public static double JensenShannon(ReadOnlySpan<long> reference, ReadOnlySpan<long> current)
    {
        var (all, now) = (Total(reference), Total(current));
        if (all == 0 || now == 0)
            return 0;
        var divergence = 0.0;
        for (var bin = 0; bin < reference.Length; bin++)
        {
            var p = (double)reference[bin] / all;
            var q = (double)current[bin] / now;
            var middle = (p + q) / 2;
            divergence += Part(p, middle) + Part(q, middle);
        }

        return Math.Sqrt(Math.Clamp(divergence / 2, 0, 1));
    }

    static double Part(double share, double middle) => share == 0 ? 0 : share * Math.Log2(share / middle);

    static long Total(ReadOnlySpan<long> counts)
    {
        long total = 0;
        foreach (var count in counts)
            total += count;
        return total;
    }
}
