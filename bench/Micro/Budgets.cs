using System.Text.Json;
using BenchmarkDotNet.Reports;

namespace Slipway.Micro;

/// <summary>Bytes that one operation may allocate, by benchmark: deterministic, so they gate; time is only shown.</summary>
sealed class Budgets(IReadOnlyDictionary<string, long> bytes)
{
    sealed record File(Dictionary<string, long> AllocatedBytesPerOperation);

    public static Budgets Read(string path) =>
        new(JsonSerializer.Deserialize<File>(System.IO.File.ReadAllText(path), JsonSerializerOptions.Web)!.AllocatedBytesPerOperation);

    /// <returns>0 when every benchmark that ran has a budget and keeps to it.</returns>
    public int Check(IEnumerable<Summary> summaries, TextWriter output)
    {
        var broken = 0;
        foreach (var report in summaries.SelectMany(summary => summary.Reports))
        {
            var name = $"{report.BenchmarkCase.Descriptor.Type.Name}.{report.BenchmarkCase.Descriptor.WorkloadMethod.Name}";
            var allocated = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase);
            var within = bytes.TryGetValue(name, out var budget) && allocated <= budget;
            broken += within ? 0 : 1;
            output.WriteLine($"{(within ? "ok  " : "over")} {name}: {allocated} of {(bytes.ContainsKey(name) ? $"{budget}" : "no budget")} bytes");
        }

        return broken == 0 ? 0 : 1;
    }
}
