using Slipway.Contracts.Tracking;

namespace Slipway.Training.Steps;

/// <summary>What a run keeps of a finished training beside its curve.</summary>
static class RunNotes
{
    /// <summary>The prefix that run comparison knows as the machine and the libraries.</summary>
    const string Environment = "environment.";

    public static LogRequest Of(TrainSummary summary)
    {
        var last = Math.Max(summary.Rounds - 1, 0);
        var points = summary.Metrics.Select(metric => new MetricPointView(metric.Key, metric.Value, last))
            .Append(new("train_rows", summary.Rows))
            .Append(new("train_positive_rate", summary.PositiveShare))
            .Append(new("fit_seconds", summary.FitSeconds))
            .Append(new("export_difference", summary.ExportDifference));
        return new(Metrics: [.. points], Tags: Tags(summary));
    }

    static Dictionary<string, string> Tags(TrainSummary summary)
    {
        var tags = summary.Environment.ToDictionary(pair => Environment + pair.Key, pair => pair.Value);
        tags["rounds"] = $"{summary.Rounds}";
        for (var i = 0; i < summary.Encodings.Count; i++)
            tags[$"encoding.{i + 1}"] = Sentence(summary.Encodings[i]);
        return tags;
    }

    static string Sentence(EncodingNote note) =>
        $"{note.Column}: {note.Categories} categories, encoded from {(note.OutOfFold ? "the other folds" : "all training rows")}; a row's own label weighs {note.OwnLabelShare:P2}";
}
