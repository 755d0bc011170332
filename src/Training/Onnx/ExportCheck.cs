using Slipway.Engines.OnnxRuntime;
using Slipway.Training.Data;

namespace Slipway.Training.Onnx;

/// <summary>Scores raw validation rows with the written file and compares with what the algorithm itself said.</summary>
static class ExportCheck
{
    /// <summary>Largest difference of two probabilities that single precision explains.</summary>
    public const double Tolerance = 1e-5;
    const int MaxRows = 10_000;

    /// <returns>The largest difference found.</returns>
    public static double Run(byte[] file, Frame rows, float[] expected)
    {
        var count = Math.Min(rows.Rows, MaxRows);
        using var model = OnnxModel.Load(file, new());
        using var call = model.Rent();
        for (var i = 0; i < rows.Numeric.Length; i++)
            rows.Numeric[i].AsSpan(0, count).CopyTo(call.Input<float>(i, [count, 1]));
        for (var i = 0; i < rows.Categorical.Length; i++)
        {
            var column = rows.Categorical[i];
            call.Input(rows.Numeric.Length + i, [count, 1], Array.ConvertAll(column.Codes[..count], code => column.Texts[code]));
        }

        call.Run();
        var scored = call.Output<float>(0);
        var worst = 0.0;
        for (var row = 0; row < count; row++)
            worst = Math.Max(worst, Math.Abs(scored[row] - expected[row]));
        return worst <= Tolerance ? worst : throw new InvalidOperationException(
            $"The written model differs from the trained one by {worst}; it would not serve what was validated.");
    }
}
