using Slipway.Evaluation.Sketches;

namespace Slipway.Monitoring.Sketches;

/// <summary>What one look at the log added: to be committed whole, together with the place up to which it was read.</summary>
sealed class FoldBatch
{
    public Dictionary<(string Deployment, int Version, int Hour), FeatureSketch> Hours { get; } = [];

    public Dictionary<(string Deployment, int Version, int Day), ScoreHistogram> Scores { get; } = [];

    public List<IndexEntry> Entries { get; } = [];

    public long Rows { get; set; }

    public FeatureSketch Hour(SourceFold source, int hour)
    {
        var key = (source.Source.Deployment, source.Source.Version, hour);
        if (!Hours.TryGetValue(key, out var sketch))
            Hours.Add(key, sketch = source.NewSketch());
        return sketch;
    }

    /// <summary>The hours taken together by days since 1970.</summary>
    public Dictionary<(string Deployment, int Version, int Day), FeatureSketch> Days()
    {
        var days = new Dictionary<(string, int, int), FeatureSketch>();
        foreach (var ((deployment, version, hour), sketch) in Hours)
        {
            var key = (deployment, version, EventTime.DayOfHour(hour));
            if (!days.TryGetValue(key, out var day))
                days.Add(key, day = new([.. sketch.Counts.Select(counts => counts.Length)]));
            day.Merge(sketch);
        }

        return days;
    }

    /// <param name="threshold">From which probability a prediction counts as positive.</param>
    public ScoreHistogram Score(string deployment, int version, int day, double threshold)
    {
        if (!Scores.TryGetValue((deployment, version, day), out var scores))
            Scores.Add((deployment, version, day), scores = new(threshold));
        return scores;
    }
}
