using Slipway.Contracts.Evaluation;
using Slipway.Evaluation.Metrics;

namespace Slipway.Evaluation.Sketches;

/// <summary>
/// A mergeable sketch of scored rows: 1,024 bins of negative, positive and still unlabelled rows, and exact sums for
/// everything that adds up. Bins are equally wide in arcsin √p, so that rare events keep their resolution.
/// AUC comes from the bins (ties within one), every other metric is exact. Not thread-safe.
/// </summary>
public sealed class ScoreHistogram
{
    public const int Bins = 1024;

    readonly Tally _tally;
    readonly long[] _negatives = new long[Bins];
    readonly long[] _positives = new long[Bins];
    readonly long[] _unlabelled = new long[Bins];
    double _predicted, _predictedSquares;

    /// <param name="threshold">From which probability a row counts as positive, in [0, 1].</param>
    public ScoreHistogram(double threshold)
        : this(new Tally(threshold))
    {
    }

    ScoreHistogram(Tally tally) => _tally = tally;

    public double Threshold => _tally.Threshold;

    /// <summary>Rows with a label.</summary>
    public long Labelled => _tally.Rows;

    public long Unlabelled { get; private set; }

    public long Rows => Labelled + Unlabelled;

    public long Positives => _tally.Positives;

    /// <summary>Mean predicted probability of all rows, labelled or not; null without rows.</summary>
    public double? MeanPredicted => Rows == 0 ? null : (_tally.Predicted + _predicted) / Rows;

    /// <summary>Rows whose probability lies in the bin, labelled or not.</summary>
    public long Count(int bin) => _negatives[bin] + _positives[bin] + _unlabelled[bin];

    public static int BinOf(double probability) =>
        Math.Min((int)(Math.Asin(Math.Sqrt(Checked(probability))) * (2 / Math.PI) * Bins), Bins - 1);

    /// <summary>Lower edge of a bin; <c>Edge(Bins)</c> is 1.</summary>
    public static double Edge(int bin)
    {
        var sine = Math.Sin(Math.PI / 2 * bin / Bins);
        return sine * sine;
    }

    /// <summary>A row whose label is not known yet.</summary>
    public void Add(double probability)
    {
        _unlabelled[BinOf(probability)]++;
        _predicted += probability;
        _predictedSquares += probability * probability;
        Unlabelled++;
    }

    public void Add(double probability, bool label)
    {
        (label ? _positives : _negatives)[BinOf(probability)]++;
        _tally.Add(probability, label);
    }

    /// <summary>The label of a row that was added without one.</summary>
    public void Label(double probability, bool label)
    {
        if (_unlabelled[BinOf(probability)] == 0)
            throw new InvalidOperationException("No row with this probability waits for its label.");
        _unlabelled[BinOf(probability)]--;
        _predicted -= probability;
        _predictedSquares -= probability * probability;
        Unlabelled--;
        Add(probability, label);
    }

    /// <summary>Another label for a row that bore the opposite one: somebody corrected it.</summary>
    /// <returns>False, with nothing changed, when no row with this probability bears the opposite label.</returns>
    public bool TryRelabel(double probability, bool label)
    {
        var opposite = label ? _negatives : _positives;
        if (opposite[BinOf(probability)] == 0)
            return false;
        opposite[BinOf(probability)]--;
        _tally.Remove(probability, !label);
        Add(probability, label);
        return true;
    }

    /// <summary>Adds the rows of another sketch, which must have the same threshold.</summary>
    public void Merge(ScoreHistogram other)
    {
        if (!other.Threshold.Equals(Threshold))
            throw new ArgumentException($"Its threshold is {other.Threshold}, this one's {Threshold}: their right and wrong calls do not add up.", nameof(other));
        for (var bin = 0; bin < Bins; bin++)
        {
            _negatives[bin] += other._negatives[bin];
            _positives[bin] += other._positives[bin];
            _unlabelled[bin] += other._unlabelled[bin];
        }

        _predicted += other._predicted;
        _predictedSquares += other._predictedSquares;
        Unlabelled += other.Unlabelled;
        _tally.Add(other._tally);
    }

    public ConfusionView Confusion => BinaryMetrics.Of(_tally, auc: null).Confusion;

    /// <summary>Metric → estimate with its 95 % interval, of the labelled rows; metrics without a meaning are absent.</summary>
    public IReadOnlyDictionary<string, EstimateView> Metrics() => Measured().Views();

    internal BinaryMetrics Measured() => BinaryMetrics.Of(_tally, BinnedAuc());

    /// <summary>Two independent samples, e.g. the two sides of a canary: every metric that both have, challenger minus champion.</summary>
    public static IReadOnlyList<ComparisonView> Compare(ScoreHistogram champion, ScoreHistogram challenger, string championName, string challengerName)
    {
        var (first, second) = (champion.Measured(), challenger.Measured());
        return [.. MetricNames.Quality
            .Where(metric => first.Estimates.ContainsKey(metric) && second.Estimates.ContainsKey(metric))
            .Select(metric => Comparison.View(
                metric,
                new(championName, first.Rows, first.Estimates[metric]),
                new(challengerName, second.Rows, second.Estimates[metric]),
                Estimate.Difference(first.Estimates[metric], second.Estimates[metric]),
                paired: false))];
    }

    /// <summary>DeLong's estimate with all rows of a bin tied.</summary>
    AucEstimate? BinnedAuc()
    {
        double positives = _tally.Positives, negatives = _tally.Negatives;
        if (positives == 0 || negatives == 0)
            return null;
        var (ofPositives, ofNegatives) = (new PairMoments(), new PairMoments());
        long positivesBelow = 0, negativesBelow = 0;
        for (var bin = 0; bin < Bins; bin++)
        {
            var (here, there) = (_positives[bin], _negatives[bin]);
            var ofPositive = (negativesBelow + there / 2.0) / negatives;
            var ofNegative = (positives - positivesBelow - here / 2.0) / positives;
            ofPositives.Add(ofPositive, ofPositive, here);
            ofNegatives.Add(ofNegative, ofNegative, there);
            positivesBelow += here;
            negativesBelow += there;
        }

        return new(ofPositives.MeanOfFirst, ofPositives.VarianceOfFirst / positives + ofNegatives.VarianceOfFirst / negatives);
    }

    public byte[] ToBytes() => ScoreHistogramBytes.Write(_tally, [_negatives, _positives, _unlabelled], _predicted, _predictedSquares);

    /// <exception cref="InvalidDataException">The bytes are no sketch of this kind.</exception>
    public static ScoreHistogram FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new ScoreHistogramBytes.Reader(bytes);
        var sketch = new ScoreHistogram(reader.Tally());
        (sketch._predicted, sketch._predictedSquares) = (reader.Real(), reader.Real());
        reader.Counts([sketch._negatives, sketch._positives, sketch._unlabelled]);
        sketch.Unlabelled = sketch._unlabelled.Sum();
        return sketch;
    }

    static double Checked(double probability) => probability is >= 0 and <= 1
        ? probability
        : throw new ArgumentOutOfRangeException(nameof(probability), $"{probability} is not a probability in [0, 1].");
}
