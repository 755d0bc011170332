using System.Collections.Concurrent;

namespace Slipway.Pipelines.Definitions;

/// <summary>Parsed versions at hand: a version never changes, and every change of an execution needs one.</summary>
sealed class PipelineVersions(PipelineStore store)
{
    const int MostKept = 200;

    readonly ConcurrentDictionary<(string, int), PipelineVersion> _kept = [];

    public async Task<PipelineVersion> GetAsync(string pipeline, int version, CancellationToken ct)
    {
        if (_kept.TryGetValue((pipeline, version), out var kept))
            return kept;
        var found = await store.FindVersionAsync(pipeline, version, ct)
            ?? throw new InvalidOperationException($"{pipeline} has no version {version}, though something names it.");
        if (_kept.Count >= MostKept)
            _kept.Clear();
        return _kept[(pipeline, version)] = found;
    }
}
