using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Monitoring.Drift;
using Slipway.Unit.Engines;

namespace Slipway.Unit.Monitoring;

public sealed class DriftMeasuresTests
{
    /// <summary>Values of numpy 1.24.2 and scipy 1.10.1, from the shared golden file.</summary>
    [Fact]
    public void Numeric_features_match_the_golden_values()
    {
        foreach (var (name, set) in Golden().GetProperty("numeric").EnumerateObject().Select(set => (set.Name, set.Value)))
        {
            var (reference, current) = (Counts(set, "hist_ref"), Counts(set, "hist_cur"));
            Assert.True(Math.Abs(set.GetProperty("psi_w10").GetDouble() - DriftMeasures.Psi(reference, current)) < 1e-12, name);
            Assert.True(Math.Abs(set.GetProperty("js_w10").GetDouble() - DriftMeasures.JensenShannon(reference, current)) < 1e-12, name);
        }
    }

    [Fact]
    public void Categorical_features_match_the_golden_values()
    {
        foreach (var set in Golden().GetProperty("categorical").EnumerateObject().Select(set => set.Value))
        {
            var (reference, current) = (Counts(set, "counts_ref"), Counts(set, "counts_cur"));
            Assert.Equal(set.GetProperty("psi").GetDouble(), DriftMeasures.Psi(reference, current), 1e-12);
            Assert.Equal(set.GetProperty("js").GetDouble(), DriftMeasures.JensenShannon(reference, current), 1e-12);
        }
    }

    [Fact]
    public void Histograms_without_a_common_bin_are_as_far_apart_as_can_be()
    {
        Assert.Equal(1, DriftMeasures.JensenShannon([10, 0], [0, 3]), 12);
        Assert.Equal(2 * (1 - DriftMeasures.Floor) * Math.Log(1 / DriftMeasures.Floor), DriftMeasures.Psi([10, 0], [0, 3]), 12);
    }

    [Fact]
    public void Measures_are_symmetric_bounded_and_zero_for_equal_shares()
    {
        var histograms = Gen.Choose(0, 1000).Select(count => (long)count).ArrayOf(8).Where(counts => counts.Sum() > 0);

        Prop.ForAll(histograms.Two().ToArbitrary(), pair =>
        {
            var (a, b) = pair;
            Assert.Equal(DriftMeasures.Psi(a, b), DriftMeasures.Psi(b, a), 9);
            Assert.InRange(DriftMeasures.JensenShannon(a, b), 0, 1);
            Assert.True(DriftMeasures.Psi(a, b) >= 0);
            long[] thrice = [.. b.Select(count => count * 3)];
            Assert.Equal(0, DriftMeasures.Psi(b, thrice), 9);
            Assert.Equal(0, DriftMeasures.JensenShannon(b, thrice), 6);
        }).QuickCheckThrowOnFailure();
    }

    static long[] Counts(JsonElement set, string member) => [.. set.GetProperty(member).EnumerateArray().Select(count => count.GetInt64())];

    static JsonElement Golden() => JsonDocument.Parse(File.ReadAllText(Path.Combine(SharedFolder.Find("golden"), "drift.json"))).RootElement;
}
