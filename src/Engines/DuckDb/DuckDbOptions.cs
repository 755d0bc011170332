namespace Slipway.Engines.DuckDb;

/// <summary>How a DuckDB database is opened.</summary>
public sealed record DuckDbOptions
{
    /// <summary>A database file, made if absent; null keeps everything in memory.</summary>
    public string? Path { get; init; }

    public bool ReadOnly { get; init; }

    /// <summary>Most bytes DuckDB may hold in memory before it spills; null leaves its own default, 80 % of the machine.</summary>
    public long? MemoryLimitBytes { get; init; }

    /// <summary>Threads a query may use; null means one per processor.</summary>
    public int? Threads { get; init; }

    /// <summary>Where larger-than-memory queries spill; null forbids spilling.</summary>
    public string? TempDirectory { get; init; }
}
