namespace Slipway.Monitoring.Log;

/// <summary>All segments of this server's log, of this life and of earlier ones, for those who read.</summary>
sealed class LogSegments(LogFolder folder, PredictionLog log)
{
    /// <summary>Ascending. One made ahead of its need is not among them.</summary>
    public IReadOnlyList<long> Numbers()
    {
        var live = log.Segments.Select(segment => segment.Number).ToHashSet();
        return [.. folder.Numbers(LogFolder.SegmentSuffix).Where(number => number < folder.FirstOfLife || live.Contains(number) || number < live.DefaultIfEmpty(0).Min())];
    }

    /// <returns>Null when it is gone.</returns>
    public SegmentView? Open(long number)
    {
        foreach (var segment in log.Segments)
        {
            if (segment.Number == number && segment.TryHold())
                return new(segment);
        }

        var path = folder.PathOf(number, LogFolder.SegmentSuffix);
        try
        {
            return File.Exists(path) ? new(path) : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
