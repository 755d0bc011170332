using System.Text.Json;

namespace Slipway.Training.Algorithms;

/// <summary>One tree: parallel arrays by node; node 0 is the root, a left child of −1 marks a leaf.</summary>
/// <param name="Value">A split's threshold (left where the feature is below it), a leaf's weight.</param>
/// <param name="MissingLeft">Whether a missing value goes left.</param>
/// <param name="Gain">By how much a split lowers the loss.</param>
sealed record Tree(int[] Left, int[] Right, int[] Feature, float[] Value, bool[] MissingLeft, float[] Gain);

/// <summary>Reads the trees out of the JSON that XGBoost writes.</summary>
static class TreeList
{
    public static List<Tree> Parse(ReadOnlyMemory<byte> model)
    {
        using var document = JsonDocument.Parse(model);
        return [.. document.RootElement.GetProperty("learner").GetProperty("gradient_booster").GetProperty("model").GetProperty("trees")
            .EnumerateArray().Select(Read)];
    }

    /// <summary>Each feature's gain over all its splits.</summary>
    public static double[] Gains(IReadOnlyList<Tree> trees, int features)
    {
        var gains = new double[features];
        foreach (var tree in trees)
        {
            for (var node = 0; node < tree.Left.Length; node++)
            {
                if (tree.Left[node] >= 0)
                    gains[tree.Feature[node]] += tree.Gain[node];
            }
        }

        return gains;
    }

    static Tree Read(JsonElement tree) => new(
        Read(tree, "left_children", item => item.GetInt32()),
        Read(tree, "right_children", item => item.GetInt32()),
        Read(tree, "split_indices", item => item.GetInt32()),
        Read(tree, "split_conditions", item => item.GetSingle()),
        Read(tree, "default_left", item => item.ValueKind is JsonValueKind.True || item.ValueKind is JsonValueKind.Number && item.GetInt32() != 0),
        Read(tree, "loss_changes", item => item.GetSingle()));

    static T[] Read<T>(JsonElement tree, string name, Func<JsonElement, T> read) =>
        [.. tree.GetProperty(name).EnumerateArray().Select(read)];
}
