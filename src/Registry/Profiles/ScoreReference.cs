using Slipway.Evaluation.Sketches;

namespace Slipway.Registry.Profiles;

/// <summary>The predicted probabilities of an evaluation in ten bins of about equally many rows.</summary>
static class ScoreReference
{
    const string Name = "prediction";
    const int Parts = 10;

    public static FeatureReference Of(ScoreHistogram? scores)
    {
        if (scores is null || scores.Rows == 0)
            return new(Name, FeatureReference.Numeric, [], [], [0, 0, 0]);

        var (edges, counts) = (new List<double>(), new List<long>());
        var (seen, inBin, part) = (0L, 0L, 1L);
        for (var bin = 0; bin < ScoreHistogram.Bins; bin++)
        {
            inBin += scores.Count(bin);
            seen += scores.Count(bin);
            if (seen >= scores.Rows)
                break;
            if (seen * Parts < scores.Rows * part)
                continue;
            edges.Add(ScoreHistogram.Edge(bin + 1));
            counts.Add(inBin);
            inBin = 0;
            part = seen * Parts / scores.Rows + 1;
        }

        const long other = 0, missing = 0;
        return new(Name, FeatureReference.Numeric, edges, [], [.. counts, inBin, other, missing]);
    }
}
