using Microsoft.Win32.SafeHandles;

namespace Slipway.Engines.DuckDb;

sealed class DatabaseHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    public DatabaseHandle(nint database) : base(ownsHandle: true) => SetHandle(database);

    protected override bool ReleaseHandle()
    {
        DuckDbNative.Close(ref handle);
        return true;
    }
}

sealed class ConnectionHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    public ConnectionHandle(nint connection) : base(ownsHandle: true) => SetHandle(connection);

    protected override bool ReleaseHandle()
    {
        DuckDbNative.Disconnect(ref handle);
        return true;
    }
}
