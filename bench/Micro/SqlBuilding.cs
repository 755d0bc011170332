using BenchmarkDotNet.Attributes;
using Slipway.Storage;

namespace Slipway.Micro;

/// <summary>What writing a statement costs before a database sees it.</summary>
[MemoryDiagnoser]
public class SqlBuilding
{
    [Benchmark]
    public Sql Statement_with_three_values()
    {
        var (run, key, step) = ("run_1", "loss", 7L);
        return $"select value from metrics where run = {run} and key = {key} and step = {step}";
    }
}
