using System.Text;
using Slipway.Monitoring.Log;
using Slipway.Registry;
using Slipway.Serving.Routing;
using Slipway.Serving.Tensors;

namespace Slipway.Monitoring.Sketches;

/// <summary>How records of one route become sketches: which tensor holds which feature, and into which bins its values fall.</summary>
sealed class SourceFold
{
    const long MillisecondsPerHour = 3_600_000;

    /// <summary>From which probability a prediction counts as positive where the version's evaluation does not say.</summary>
    public const double DefaultThreshold = 0.5;


    readonly List<(int Feature, FeatureBins Bins)>[] _ofInput;
    readonly FeatureBins? _prediction;
    readonly int[] _bins;
    readonly ScoreRule _score;
    readonly double _threshold;

    public SourceFold(LogSource source, ReferenceProfile? profile)
    {
        Source = source;
        _score = ScoreRule.For(source);
        _threshold = profile?.Threshold ?? DefaultThreshold;
        _ofInput = [.. source.Inputs.Select(_ => new List<(int, FeatureBins)>())];
        var features = profile?.Features ?? [];
        for (var i = 0; i < features.Count; i++)
        {
            var input = InputOf(source, features, i);
            if (input >= 0)
                _ofInput[input].Add((i, new(features[i])));
        }

        _prediction = profile is null ? null : new(profile.Prediction);
        _bins = [.. features.Select(feature => new FeatureBins(feature).Count), .. _prediction is null ? Array.Empty<int>() : [_prediction.Count]];
    }

    public LogSource Source { get; }

    public FeatureSketch NewSketch() => new(_bins);

    /// <summary>Adds one record's rows; without a batch only their index entries are made.</summary>
    public void Fold(LoggedRequest request, int at, FoldBatch batch, bool isCounted)
    {
        var hour = (int)Math.Floor((double)request.EventTime / MillisecondsPerHour);
        var tensors = request.Tensors;
        var sketch = isCounted ? batch.Hour(this, hour) : null;
        for (var input = 0; input < Source.Inputs.Count; input++)
        {
            var tensor = tensors.Next(Source.Inputs[input].Type);
            if (sketch is not null && _ofInput[input].Count > 0)
                FoldInput(tensor, request.Rows, _ofInput[input], sketch);
        }

        FoldOutputs(request, tensors, at, hour, batch, sketch);
        if (sketch is not null)
            sketch.Rows += request.Rows;
        batch.Rows += request.Rows;
    }

    void FoldOutputs(LoggedRequest request, LoggedTensors tensors, int at, int hour, FoldBatch batch, FeatureSketch? sketch)
    {
        for (var output = 0; output < Source.Outputs.Count; output++)
        {
            var tensor = tensors.Next(Source.Outputs[output].Type);
            if (output == _score.Output)
            {
                for (var row = 0; row < request.Rows; row++)
                    Add(request, at, row, ScoreRule.Of(tensor, request.Rows, row), hour, batch, sketch);
            }
        }

        if (_score.Output >= 0)
            return;
        for (var row = 0; row < request.Rows; row++)
            Add(request, at, row, float.NaN, hour, batch, sketch);
    }

    void Add(LoggedRequest request, int at, int row, float score, int hour, FoldBatch batch, FeatureSketch? sketch)
    {
        if (sketch is not null && _prediction is not null)
            sketch.Counts[^1][_prediction.Of(score)]++;
        var probability = score is >= 0 and <= 1 ? score : float.NaN;
        var entry = new IndexEntry(Hash(request, row), (uint)at, (ushort)row, (ushort)request.Source, probability, hour);
        batch.Entries.Add(entry);
        if (sketch is not null && !float.IsNaN(probability))
            batch.Score(Source.Deployment, Source.Version, entry.Day, _threshold).Add(probability);
    }

    static void FoldInput(LoggedTensor tensor, int rows, List<(int Feature, FeatureBins Bins)> features, FeatureSketch sketch)
    {
        var width = tensor.Count / Math.Max(1, rows);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var text = tensor.Type is DataType.Bytes ? tensor.NextText() : default;
                if (column >= features.Count)
                    continue;
                var (feature, bins) = features[column];
                sketch.Counts[feature][tensor.Type is DataType.Bytes ? bins.Of(text) : bins.Of(tensor.Number(row * width + column))]++;
            }
        }
    }

    /// <summary>An input of the feature's name, or the one input that holds all features side by side.</summary>
    static int InputOf(LogSource source, IReadOnlyList<FeatureReference> features, int feature)
    {
        for (var i = 0; i < source.Inputs.Count; i++)
        {
            if (source.Inputs[i].Name == features[feature].Name)
                return i;
        }

        return source.Inputs.Count == 1 && features.Count > 1 ? 0 : -1;
    }

    static ulong Hash(LoggedRequest request, int row)
    {
        if (request.Rows == 1)
            return StickyHash.Of(request.Id, 0);
        Span<byte> id = stackalloc byte[request.Id.Length + 8];
        request.Id.CopyTo(id);
        id[request.Id.Length] = (byte)'.';
        row.TryFormat(id[(request.Id.Length + 1)..], out var digits);
        return StickyHash.Of(id[..(request.Id.Length + 1 + digits)], 0);
    }

    /// <summary>The id of a row's prediction.</summary>
    public static string IdOf(LoggedRequest request, int row)
    {
        var id = Encoding.UTF8.GetString(request.Id);
        return request.Rows == 1 ? id : $"{id}.{row}";
    }
}
