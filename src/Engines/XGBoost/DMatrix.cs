namespace Slipway.Engines.XGBoost;

/// <summary>A table of numbers in XGBoost's memory, with its labels.</summary>
public sealed unsafe class DMatrix : IDisposable
{
    DMatrix(MatrixHandle handle, int rows, int columns) => (Handle, Rows, Columns) = (handle, rows, columns);

    public int Rows { get; }

    public int Columns { get; }

    internal MatrixHandle Handle { get; }

    /// <param name="values">Row-major; NaN is missing.</param>
    public static DMatrix FromDense(ReadOnlySpan<float> values, int columns)
    {
        NativeLibraries.Require(NativeEngine.XGBoost);
        if (columns <= 0 || values.Length == 0 || values.Length % columns != 0)
            throw new ArgumentException($"{values.Length} values do not fill rows of {columns}.", nameof(values));
        var rows = values.Length / columns;
        fixed (float* data = values)
        {
            XGBoostNative.Check(XGBoostNative.CreateMatrix(data, (ulong)rows, (ulong)columns, float.NaN, out var matrix));
            return new(new(matrix), rows, columns);
        }
    }

    public void SetLabels(ReadOnlySpan<float> labels) => Set("label", labels);

    public void SetWeights(ReadOnlySpan<float> weights) => Set("weight", weights);

    public void Dispose() => Handle.Dispose();

    void Set(string field, ReadOnlySpan<float> values)
    {
        if (values.Length != Rows)
            throw new ArgumentException($"{values.Length} values were given for {Rows} rows.", nameof(values));
        fixed (float* start = values)
            XGBoostNative.Check(XGBoostNative.SetFloats(Handle, field, start, (ulong)values.Length));
    }
}
