namespace Slipway.Datasets.Splits;

/// <summary>The score interval for a share (Wilson, J. Am. Stat. Assoc. 22, 1927, 209–212).</summary>
static class Wilson
{
    /// <summary>The 0.975 quantile of the normal distribution: a two-sided 95 % interval.</summary>
    const double Z = 1.959963984540054;

    public static (double Low, double High) Interval(long positives, long rows)
    {
        if (rows == 0)
            return (0, 1);
        var share = (double)positives / rows;
        var scale = 1 + Z * Z / rows;
        var centre = (share + Z * Z / (2.0 * rows)) / scale;
        var half = Z / scale * Math.Sqrt(share * (1 - share) / rows + Z * Z / (4.0 * rows * rows));
        return (Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
