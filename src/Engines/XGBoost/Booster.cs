using System.Globalization;
using System.Runtime.InteropServices;

namespace Slipway.Engines.XGBoost;

/// <summary>Gradient-boosted trees being trained, or loaded. Not thread-safe.</summary>
public sealed unsafe class Booster : IDisposable
{
    readonly BoosterHandle _handle;

    /// <param name="matrices">Every matrix it will be trained or evaluated on, so that their predictions are kept between rounds.</param>
    public Booster(params ReadOnlySpan<DMatrix> matrices)
    {
        NativeLibraries.Require(NativeEngine.XGBoost);
        XGBoostNative.Check(XGBoostNative.SetGlobalConfig("{\"verbosity\": 0}"));
        var handles = new nint[matrices.Length];
        for (var i = 0; i < handles.Length; i++)
            handles[i] = matrices[i].Handle.DangerousGetHandle();
        fixed (nint* pointer = handles)
        {
            XGBoostNative.Check(XGBoostNative.CreateBooster(pointer, (ulong)handles.Length, out var booster));
            _handle = new(booster);
        }
    }

    /// <summary>The version of XGBoost in use, e.g. <c>1.7.4</c>.</summary>
    public static string LibraryVersion
    {
        get
        {
            NativeLibraries.Require(NativeEngine.XGBoost);
            XGBoostNative.Version(out var major, out var minor, out var patch);
            return $"{major}.{minor}.{patch}";
        }
    }

    /// <summary>One of XGBoost's own parameters, e.g. <c>max_depth</c>.</summary>
    public void Set(string name, string value) => XGBoostNative.Check(XGBoostNative.SetParameter(_handle, name, value));

    public void Set(string name, double value) => Set(name, value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Grows the trees of one round.</summary>
    /// <param name="round">Counted from 0.</param>
    public void Update(int round, DMatrix train) => XGBoostNative.Check(XGBoostNative.Update(_handle, round, train.Handle));

    /// <summary>The evaluation metrics on each named matrix, keyed <c>name-metric</c>.</summary>
    public IReadOnlyDictionary<string, double> Evaluate(int round, params ReadOnlySpan<(string Name, DMatrix Matrix)> sets)
    {
        var handles = new nint[sets.Length];
        var names = new nint[sets.Length];
        for (var i = 0; i < sets.Length; i++)
        {
            handles[i] = sets[i].Matrix.Handle.DangerousGetHandle();
            names[i] = Marshal.StringToCoTaskMemUTF8(sets[i].Name);
        }

        try
        {
            byte* result;
            fixed (nint* matrices = handles)
            fixed (nint* labels = names)
                XGBoostNative.Check(XGBoostNative.Evaluate(_handle, round, matrices, labels, (ulong)sets.Length, &result));
            return Parse(Marshal.PtrToStringUTF8((nint)result) ?? "");
        }
        finally
        {
            foreach (var name in names)
                Marshal.FreeCoTaskMem(name);
        }
    }

    /// <summary>One prediction per row, through the objective's transform (a probability for <c>binary:logistic</c>).</summary>
    /// <param name="rounds">How many rounds of trees to use; 0 is all.</param>
    public float[] Predict(DMatrix matrix, int rounds = 0)
    {
        float* values;
        XGBoostNative.Check(XGBoostNative.Predict(_handle, matrix.Handle, options: 0, (uint)rounds, training: 0, out var count, &values));
        return new ReadOnlySpan<float>(values, (int)count).ToArray();
    }

    /// <summary>The whole model as XGBoost's own JSON, UTF-8.</summary>
    public byte[] Save()
    {
        byte* bytes;
        XGBoostNative.Check(XGBoostNative.Save(_handle, "{\"format\": \"json\"}", out var length, &bytes));
        return new ReadOnlySpan<byte>(bytes, (int)length).ToArray();
    }

    public void Load(ReadOnlySpan<byte> model)
    {
        fixed (byte* bytes = model)
            XGBoostNative.Check(XGBoostNative.Load(_handle, bytes, (ulong)model.Length));
    }

    public void Dispose() => _handle.Dispose();

    /// <summary>Reads <c>[3]\ttrain-logloss:0.49\tvalidation-logloss:0.51</c>.</summary>
    static Dictionary<string, double> Parse(string line)
    {
        var metrics = new Dictionary<string, double>();
        foreach (var part in line.Split('\t').Skip(1))
        {
            var colon = part.LastIndexOf(':');
            metrics[part[..colon]] = double.Parse(part[(colon + 1)..], CultureInfo.InvariantCulture);
        }

        return metrics;
    }
}
