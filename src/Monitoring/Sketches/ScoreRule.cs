using Slipway.Monitoring.Log;
using Slipway.Serving.Tensors;

namespace Slipway.Monitoring.Sketches;

/// <summary>
/// Where a yes/no model's probability stands among its outputs: the floating-point output whose name speaks of probability or score, else
/// the first one. Of two values a row, the second is the probability of a yes.
/// </summary>
/// <param name="Output">Index among the outputs; -1 when there is none.</param>
readonly record struct ScoreRule(int Output)
{
    static readonly string[] Telling = ["prob", "score"];

    public static ScoreRule For(LogSource source)
    {
        var first = -1;
        for (var i = 0; i < source.Outputs.Count; i++)
        {
            if (!source.Outputs[i].Type.IsFloat())
                continue;
            if (Array.Exists(Telling, word => source.Outputs[i].Name.Contains(word, StringComparison.OrdinalIgnoreCase)))
                return new(i);
            if (first < 0)
                first = i;
        }

        return new(first);
    }

    /// <summary>The score of a row; NaN when the output has more than two values a row.</summary>
    public static float Of(LoggedTensor output, int rows, int row)
    {
        var width = output.Count / Math.Max(1, rows);
        return width is 1 or 2 ? (float)output.Number(row * width + width - 1) : float.NaN;
    }
}
