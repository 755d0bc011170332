using Slipway.Kernel;

namespace Slipway.Serving;

/// <summary>Section <c>Serving</c> of the configuration.</summary>
public sealed record ServingOptions
{
    /// <summary>Inference requests worked on at once, 1 to 100,000; more are answered 503 with Retry-After. Default 256.</summary>
    public int MaxConcurrentRequests { get; init; } = 256;

    /// <summary>Bytes of one inference request, 1 KiB to 1 GiB. Default 16 MiB.</summary>
    public int MaxRequestBytes { get; init; } = 16 << 20;

    /// <summary>Rows of one inference request, 1 to 65,535. Default 10,000.</summary>
    public int MaxRows { get; init; } = 10_000;

    /// <summary>Requests that wait for their copy to be scored by a shadow, 0 to 100,000; further copies are dropped and counted. Default 256.</summary>
    public int ShadowQueue { get; init; } = 256;

    /// <summary>Whether a request whose prediction can not be logged, e.g. on a full disk, is refused rather than answered. Default false.</summary>
    public bool RefuseWhenUnlogged { get; init; }

    internal ServingOptions Checked()
    {
        Check(MaxConcurrentRequests, 1, 100_000, nameof(MaxConcurrentRequests));
        Check(MaxRequestBytes, 1 << 10, 1 << 30, nameof(MaxRequestBytes));
        Check(MaxRows, 1, ushort.MaxValue, nameof(MaxRows));
        Check(ShadowQueue, 0, 100_000, nameof(ShadowQueue));
        return this;
    }

    static void Check(int value, int least, int most, string name)
    {
        if (value < least || value > most)
            throw Refusal.Invalid("serving.options", $"Serving:{name} is {value}; accepted are {least} to {most}.");
    }
}
