using System.Globalization;
using Slipway.Contracts.Evaluation;

namespace Slipway.Registry.Gates;

/// <summary>Numbers as gates write them.</summary>
static class Figures
{
    public static string Text(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>With its interval: <c>0.6391 [0.6341, 0.6441]</c>.</summary>
    public static string Text(EstimateView estimate) => estimate is { Low: { } low, High: { } high }
        ? $"{Text(estimate.Value)} [{Text(low)}, {Text(high)}]"
        : Text(estimate.Value);
}
