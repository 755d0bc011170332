namespace Slipway.Serving.Routing;

/// <summary>
/// A hash that is the same on every server and in every release, since callers stick to routes by it:
/// FNV-1a with 64 bits, finished by the mixing steps of MurmurHash3's fmix64.
/// </summary>
public static class StickyHash
{
    const ulong Offset = 14695981039346656037;
    const ulong Prime = 1099511628211;

    public static ulong Of(ReadOnlySpan<byte> key, ulong salt)
    {
        var hash = Offset ^ salt;
        foreach (var b in key)
            hash = (hash ^ b) * Prime;
        hash ^= hash >> 33;
        hash *= 0xff51afd7ed558ccd;
        hash ^= hash >> 33;
        hash *= 0xc4ceb9fe1a85ec53;
        return hash ^ (hash >> 33);
    }
}
