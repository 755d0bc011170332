using Slipway.Engines.DuckDb;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Datasets.Queries;

/// <summary>Runs SQL over files: each piece of work in a DuckDB of its own that can touch nothing but the files it names.</summary>
public sealed class TableQueries(Home home, DatasetsOptions options) : IDisposable
{
    readonly SemaphoreSlim _places = new(options.ParallelQueries);

    /// <param name="files">What the work reads.</param>
    /// <param name="order">Whether the order of rows must be the same every time, which costs the second thread.</param>
    internal async Task<T> RunAsync<T>(QueryFiles files, RowOrder order, Func<TableQuery, T> work, CancellationToken ct)
    {
        await _places.WaitAsync(ct);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(TimeSpan.FromSeconds(options.QuerySeconds));
            return await Task.Run(() => RunOne(files, order, work, limit.Token), CancellationToken.None);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw Refusal.Invalid("query.timeout", $"The query took longer than {options.QuerySeconds} seconds (Datasets:QuerySeconds); ask for less.");
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    T RunOne<T>(QueryFiles files, RowOrder order, Func<TableQuery, T> work, CancellationToken ct)
    {
        var spill = home.Temp();
        try
        {
            using var query = TableQuery.Open(files, new()
            {
                MemoryLimitBytes = (long)options.QueryMegabytes << 20,
                Threads = order is RowOrder.Same ? 1 : null,
                TempDirectory = spill,
            }, ct);
            return work(query);
        }
        catch (DuckDbException error) when (QueryFailure.OfTheMachine(error, options) is { } refusal)
        {
            throw refusal;
        }
        finally
        {
            if (Directory.Exists(spill))
                Directory.Delete(spill, recursive: true);
        }
    }
}

/// <summary>Whether two runs of one query must give their rows in one order.</summary>
enum RowOrder
{
    Any,
    Same,
}
