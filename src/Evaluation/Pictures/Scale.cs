namespace Slipway.Evaluation.Pictures;

/// <summary>An axis that begins and ends on round numbers.</summary>
readonly record struct Scale(double Low, double High, double Step)
{
    /// <summary>About five steps of 1, 2 or 5 times a power of ten around the values.</summary>
    public static Scale Around(double least, double most)
    {
        var span = Math.Max(most - least, 1e-6);
        var power = Math.Pow(10, Math.Floor(Math.Log10(span / 5)));
        var step = new[] { 1.0, 2, 5, 10 }.Select(factor => factor * power).First(candidate => span / candidate <= 6);
        return new(Math.Floor(least / step + 1e-9) * step, Math.Ceiling(most / step - 1e-9) * step, step);
    }
}
