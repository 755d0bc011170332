using Slipway.Storage;

namespace Slipway.Monitoring.Log;

/// <summary>
/// Where a server's segments lie: <c>home/predictions/&lt;server&gt;-&lt;number&gt;.segment</c>, with the index and the Parquet file of
/// each closed one beside it. Numbers only grow; each life of a server begins a new segment.
/// </summary>
sealed class LogFolder
{
    public const string SegmentSuffix = ".segment";
    public const string IndexSuffix = ".index";
    public const string ParquetSuffix = ".parquet";

    readonly string _folder;
    readonly string _prefix;
    long _last;

    public LogFolder(Home home, ServerLife life)
    {
        _folder = home.Directory("predictions");
        _prefix = $"{life.Server}-";
        Server = life.Server;
        FirstOfLife = 1 + Numbers(SegmentSuffix).Concat(Numbers(ParquetSuffix)).Concat(Numbers(IndexSuffix)).DefaultIfEmpty(0).Max();
        _last = FirstOfLife - 1;
    }

    /// <summary>Whose log this is; stays with the home.</summary>
    public string Server { get; }

    /// <summary>Segments below this number were left by earlier lives.</summary>
    public long FirstOfLife { get; }

    public Segment Create(int capacity)
    {
        var number = Interlocked.Increment(ref _last);
        return Segment.Create(PathOf(number, SegmentSuffix), number, capacity);
    }

    public string PathOf(long number, string suffix) => Path.Combine(_folder, $"{_prefix}{number:D10}{suffix}");

    /// <summary>Numbers of the files of a kind, ascending.</summary>
    public IReadOnlyList<long> Numbers(string suffix) =>
    [
        .. Directory.EnumerateFiles(_folder, $"{_prefix}*{suffix}")
            .Select(path => Path.GetFileName(path)[_prefix.Length..^suffix.Length])
            .Where(number => number.Length == 10 && number.All(char.IsAsciiDigit))
            .Select(long.Parse)
            .Order(),
    ];
}
