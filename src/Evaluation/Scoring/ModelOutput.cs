using Slipway.Engines.OnnxRuntime;
using Slipway.Kernel;

namespace Slipway.Evaluation.Scoring;

/// <summary>Where a yes/no model says its probability: an output <c>probability</c> of one column, or the second of two columns.</summary>
readonly record struct ModelOutput(int Index, int Width, TensorElementType Type)
{
    public static ModelOutput Find(OnnxModel model)
    {
        var named = Math.Max(model.OutputIndex("probability"), model.OutputIndex("probabilities"));
        var floating = Enumerable.Range(0, model.Outputs.Count)
            .Where(index => model.Outputs[index].Type is TensorElementType.Float or TensorElementType.Double).ToList();
        var at = named >= 0 ? named : floating.Count == 1 ? floating[0] : -1;
        if (at < 0 || !floating.Contains(at) || WidthOf(model.Outputs[at].Shape) is not { } width)
        {
            throw Refusal.Invalid("evaluation.output",
                "The model has no output that is one probability a row; accepted are an output 'probability' of shape [rows, 1] and 'probabilities' of shape [rows, 2]. "
                + $"It has {string.Join("; ", model.Outputs)}.");
        }

        return new(at, width, model.Outputs[at].Type);
    }

    public void Read(OnnxCall call, Span<double> to)
    {
        if (Type is TensorElementType.Double)
            Copy(call.Output<double>(Index), to);
        else
            Copy(call.Output<float>(Index), to);
    }

    void Copy<T>(ReadOnlySpan<T> from, Span<double> to) where T : unmanaged, System.Numerics.INumber<T>
    {
        if (from.Length != to.Length * Width)
            throw Refusal.Invalid("evaluation.output", $"The model gave {from.Length} numbers for {to.Length} rows; {to.Length * Width} were due.");
        for (var row = 0; row < to.Length; row++)
        {
            var score = double.CreateTruncating(from[row * Width + Width - 1]);
            to[row] = score is >= 0 and <= 1 ? score : throw Refusal.Invalid("evaluation.output",
                $"The model gave {score} for a row, which is no probability in [0, 1].");
        }
    }

    static int? WidthOf(IReadOnlyList<long> shape) => shape.Count switch
    {
        1 => 1,
        2 when shape[1] is 1 or -1 => 1,
        2 when shape[1] == 2 => 2,
        _ => null,
    };
}
