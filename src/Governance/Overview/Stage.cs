using Slipway.Contracts.Governance;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Governance.Overview;

static class Stage
{
    /// <summary>A stage where nothing is under way: empty until its first event, then idle.</summary>
    public static StageView Of(string name, long count, StoredEvent? last, string link, string? headline, string? detail) => last is null
        ? new(name, "empty", count, "nothing yet", null, null, link)
        : new(name, "idle", count, headline ?? "", detail, last.At, link);

    /// <summary><c>table/sha256:4f1c…</c> as people tell tables apart.</summary>
    public static string Short(string? subject) =>
        subject?.Split('/') is [.., var name] && Digest.TryParse(name, out var digest) ? digest.Short : subject ?? "";
}
