using Slipway.Contracts.Monitoring;
using Slipway.Monitoring.Sketches;
using Slipway.Registry;

namespace Slipway.Monitoring.Drift;

/// <summary>How one version's traffic over some time differs from its reference.</summary>
sealed class DriftWindow
{
    const double Moderate = 0.1;
    const double Drifted = 0.2;

    readonly ReferenceProfile _reference;
    readonly FeatureBins[] _bins;
    readonly FeatureSketch _whole;
    readonly IReadOnlyList<StoredSketch> _parts;

    public DriftWindow(ReferenceProfile reference, IReadOnlyList<StoredSketch> parts)
    {
        (_reference, _parts) = (reference, parts);
        _bins = [.. reference.Features.Append(reference.Prediction).Select(feature => new FeatureBins(feature))];
        _whole = new([.. _bins.Select(bins => bins.Count)]);
        foreach (var part in parts)
            _whole.Merge(part.Sketch);
    }

    public long Rows => _whole.Rows;

    public IReadOnlyList<FeatureDriftView> Features => [.. Enumerable.Range(0, _reference.Features.Count).Select(View)];

    public FeatureDriftView Prediction => View(_bins.Length - 1);

    /// <summary>The measure of one feature over the whole window.</summary>
    public double Measure(int feature, bool isPsi) => isPsi
        ? DriftMeasures.Psi(Reference(feature), _whole.Counts[feature])
        : DriftMeasures.JensenShannon(Reference(feature), _whole.Counts[feature]);

    /// <summary>-1 for a name that is none.</summary>
    public int IndexOf(string feature)
    {
        for (var i = 0; i < _reference.Features.Count; i++)
        {
            if (_reference.Features[i].Name == feature)
                return i;
        }

        return -1;
    }

    public int PredictionIndex => _bins.Length - 1;

    public string NameOf(int feature) => _bins[feature].Reference.Name;

    FeatureDriftView View(int feature)
    {
        var (reference, current) = (Reference(feature), _whole.Counts[feature]);
        var psi = DriftMeasures.Psi(reference, current);
        return new(_bins[feature].Reference.Name, _bins[feature].Labels, Shares(reference), Shares(current), psi,
            DriftMeasures.JensenShannon(reference, current), psi >= Drifted ? "drifted" : psi >= Moderate ? "moderate" : "stable",
            [.. _parts.Select(part => new DriftPointView(EventTime.Day(part.At), part.Sketch.Rows,
                DriftMeasures.Psi(reference, part.Sketch.Counts[feature]), DriftMeasures.JensenShannon(reference, part.Sketch.Counts[feature])))]);
    }

    /// <summary>One count a bin; a reference made without an evaluation has none.</summary>
    long[] Reference(int feature)
    {
        var counts = new long[_bins[feature].Count];
        var kept = _bins[feature].Reference.Counts;
        for (var bin = 0; bin < Math.Min(counts.Length, kept.Count); bin++)
            counts[bin] = kept[bin];
        return counts;
    }

    static double[] Shares(long[] counts)
    {
        var total = counts.Sum();
        return [.. counts.Select(count => total == 0 ? 0 : (double)count / total)];
    }
}
