using Slipway.Kernel;

namespace Slipway.Monitoring;

/// <summary>Section <c>Monitoring</c> of the configuration.</summary>
public sealed record MonitoringOptions
{
    /// <summary>Bytes of one segment of the prediction log, 64 KiB to 1 GiB; reserved on disk when the segment is begun. Default 32 MiB.</summary>
    public int SegmentBytes { get; init; } = 32 << 20;

    /// <summary>Milliseconds between two looks at the log for new predictions, 10 to 60,000. Default 500.</summary>
    public int FoldMilliseconds { get; init; } = 500;

    /// <summary>Bytes of closed segments kept beside their Parquet files for quick look-ups, 0 or more. Default 4 GiB.</summary>
    public long KeptSegmentBytes { get; init; } = 4L << 30;

    internal MonitoringOptions Checked()
    {
        Check(SegmentBytes, 64 << 10, 1 << 30, nameof(SegmentBytes));
        Check(FoldMilliseconds, 10, 60_000, nameof(FoldMilliseconds));
        Check(KeptSegmentBytes, 0, long.MaxValue, nameof(KeptSegmentBytes));
        return this;
    }

    static void Check(long value, long least, long most, string name)
    {
        if (value < least || value > most)
            throw Refusal.Invalid("monitoring.options", $"Monitoring:{name} is {value}; accepted are {least} to {most}.");
    }
}
