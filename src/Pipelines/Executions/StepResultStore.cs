using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Pipelines.Executions;

/// <summary>What steps made, by cache key.</summary>
sealed class StepResultStore
{
    public static Task<Dictionary<string, string>?> FindAsync(Tx tx, string cacheKey, CancellationToken ct) =>
        tx.FindAsync($"select outputs from step_results where cache_key = {cacheKey}", row => row.Json<Dictionary<string, string>>("outputs"), ct);

    /// <summary>The first result of a key stays.</summary>
    public static Task AddAsync(Tx tx, string cacheKey, Id<Execution> execution, StepState step, DateTimeOffset now, CancellationToken ct) => tx.ExecuteAsync($"""
        insert into step_results (cache_key, execution, step, outputs, created_at)
        values ({cacheKey}, {execution}, {step.Name}, {Json.Write(step.Outputs)}, {now})
        on conflict (cache_key) do nothing
        """, ct);
}
