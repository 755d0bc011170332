using Slipway.Kernel;

namespace Slipway.Serving.Models;

/// <summary>The models in memory, one of each digest however many routes use it.</summary>
/// <param name="pathOf">Gives a verified local file for a digest.</param>
sealed class ModelShelf(Func<Digest, CancellationToken, Task<string>> pathOf) : IDisposable
{
    readonly Dictionary<Digest, LoadedModel> _models = [];
    readonly SemaphoreSlim _loading = new(1);

    public void Dispose() => _loading.Dispose();

    /// <summary>A model held for the caller, who lets go of it.</summary>
    /// <exception cref="ModelUnusableException">The file is missing, damaged or no model that can be served.</exception>
    public async Task<LoadedModel> HoldAsync(Digest digest, CancellationToken ct)
    {
        await _loading.WaitAsync(ct);
        try
        {
            if (Find(digest) is { } found)
                return found;
            var path = await pathOf(digest, ct);
            var runtime = await Task.Run(() => OnnxModelRuntime.Load(path), ct);
            var model = new LoadedModel(digest, runtime, Forget);
            lock (_models)
                _models[digest] = model;
            return model;
        }
        finally
        {
            _loading.Release();
        }
    }

    LoadedModel? Find(Digest digest)
    {
        lock (_models)
            return _models.TryGetValue(digest, out var model) && model.TryHold() ? model : null;
    }

    void Forget(LoadedModel model)
    {
        lock (_models)
        {
            if (_models.TryGetValue(model.Digest, out var kept) && ReferenceEquals(kept, model))
                _models.Remove(model.Digest);
        }
    }
}
