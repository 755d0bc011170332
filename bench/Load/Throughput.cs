namespace Slipway.Load;

/// <param name="P50">Milliseconds, from the caller's side.</param>
sealed record Throughput(double PerSecond, double P50, double P99)
{
    /// <param name="limit">What nothing of its kind can exceed; null when it is the limit itself or of another kind.</param>
    /// <param name="each">Units of work in a request.</param>
    public void Write(string name, Throughput? limit, int each = 1, string unit = "requests/s")
    {
        var ratio = limit is null ? "" : $"{PerSecond / limit.PerSecond,8:0%} of the limit";
        Console.WriteLine($"{name,-36}{PerSecond * each,12:#,0} {unit,-11} p50 {P50,7:0.00} ms  p99 {P99,7:0.00} ms{ratio}");
    }
}
