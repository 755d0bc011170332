using Microsoft.Win32.SafeHandles;

namespace Slipway.Engines.XGBoost;

sealed class MatrixHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    public MatrixHandle(nint matrix) : base(ownsHandle: true) => SetHandle(matrix);

    protected override bool ReleaseHandle() => XGBoostNative.FreeMatrix(handle) == 0;
}

sealed class BoosterHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    public BoosterHandle(nint booster) : base(ownsHandle: true) => SetHandle(booster);

    protected override bool ReleaseHandle() => XGBoostNative.FreeBooster(handle) == 0;
}
