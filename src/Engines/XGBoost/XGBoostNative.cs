using System.Runtime.InteropServices;

namespace Slipway.Engines.XGBoost;

/// <summary>The functions of XGBoost's C interface that Slipway calls. An answer of 0 is success.</summary>
static unsafe partial class XGBoostNative
{
    const string Library = "xgboost";

    [LibraryImport(Library, EntryPoint = "XGBoostVersion")]
    internal static partial void Version(out int major, out int minor, out int patch);

    [LibraryImport(Library, EntryPoint = "XGBGetLastError")]
    internal static partial byte* LastError();

    [LibraryImport(Library, EntryPoint = "XGBSetGlobalConfig", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int SetGlobalConfig(string json);

    [LibraryImport(Library, EntryPoint = "XGDMatrixCreateFromMat")]
    internal static partial int CreateMatrix(float* data, ulong rows, ulong columns, float missing, out nint matrix);

    [LibraryImport(Library, EntryPoint = "XGDMatrixSetFloatInfo", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int SetFloats(MatrixHandle matrix, string field, float* values, ulong count);

    [LibraryImport(Library, EntryPoint = "XGDMatrixFree")]
    internal static partial int FreeMatrix(nint matrix);

    [LibraryImport(Library, EntryPoint = "XGBoosterCreate")]
    internal static partial int CreateBooster(nint* matrices, ulong count, out nint booster);

    [LibraryImport(Library, EntryPoint = "XGBoosterFree")]
    internal static partial int FreeBooster(nint booster);

    [LibraryImport(Library, EntryPoint = "XGBoosterSetParam", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int SetParameter(BoosterHandle booster, string name, string value);

    [LibraryImport(Library, EntryPoint = "XGBoosterUpdateOneIter")]
    internal static partial int Update(BoosterHandle booster, int round, MatrixHandle train);

    [LibraryImport(Library, EntryPoint = "XGBoosterEvalOneIter")]
    internal static partial int Evaluate(BoosterHandle booster, int round, nint* matrices, nint* names, ulong count, byte** result);

    [LibraryImport(Library, EntryPoint = "XGBoosterPredict")]
    internal static partial int Predict(
        BoosterHandle booster, MatrixHandle matrix, int options, uint trees, int training, out ulong count, float** result);

    [LibraryImport(Library, EntryPoint = "XGBoosterSaveModelToBuffer", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Save(BoosterHandle booster, string config, out ulong length, byte** bytes);

    [LibraryImport(Library, EntryPoint = "XGBoosterLoadModelFromBuffer")]
    internal static partial int Load(BoosterHandle booster, byte* bytes, ulong length);

    internal static void Check(int answer)
    {
        if (answer != 0)
            throw XGBoostException.From(Marshal.PtrToStringUTF8((nint)LastError()) ?? "");
    }
}
