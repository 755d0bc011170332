using System.Diagnostics;
using System.Threading.Channels;

namespace Slipway.Storage.Sqlite;

/// <summary>
/// The one writer. It takes what is queued, runs each work under a savepoint of one transaction, commits once,
/// and then answers everybody: neighbours share the fsync. A work that fails undoes only itself.
/// </summary>
sealed class SqliteWriter : IAsyncDisposable
{
    const int QueueLength = 10_000;
    const int MaxBatch = 1_000;
    static readonly TimeSpan MaxBatchTime = TimeSpan.FromMilliseconds(50);

    readonly Channel<SqliteWork> _queue = Channel.CreateBounded<SqliteWork>(new BoundedChannelOptions(QueueLength) { SingleReader = true });
    readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly string _path;
    SqliteSession _session;

    public SqliteWriter(string path)
    {
        _path = path;
        _session = SqliteSession.OpenWriter(path);
        new Thread(Loop) { IsBackground = true, Name = "sqlite-writer" }.UnsafeStart();
    }

    public async Task<T> WriteAsync<T>(Func<Tx, Task<T>> work, CancellationToken ct)
    {
        if (SqliteWork.IsRunning.Value)
            throw new InvalidOperationException("A write was asked for inside a write, which waits for itself; use the Tx at hand.");
        var queued = new SqliteWork<T>(work, ct);
        await _queue.Writer.WriteAsync(queued, ct);
        return await queued.Answered;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _stopped.Task;
    }

    void Loop()
    {
        var batch = new List<SqliteWork>(MaxBatch);
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            batch.Clear();
            try
            {
                RunBatch(batch);
                foreach (var work in batch)
                    work.Answer();
            }
            catch (Exception error)
            {
                Undo();
                var explained = SqliteFailure.Explain(error);
                foreach (var work in batch)
                    work.Fail(explained);
            }
        }

        _session.Dispose();
        _stopped.SetResult();
    }

    /// <summary>Whatever it throws, every work it took is in the batch or answered, and nothing of the batch is kept.</summary>
    void RunBatch(List<SqliteWork> batch)
    {
        var started = Stopwatch.GetTimestamp();
        while (batch.Count < MaxBatch && Stopwatch.GetElapsedTime(started) < MaxBatchTime && _queue.Reader.TryRead(out var work))
        {
            if (work.IsCancelled)
            {
                work.Cancel();
                continue;
            }

            batch.Add(work);
            if (!RunOne(work))
                batch.RemoveAt(batch.Count - 1);
        }

        if (_session.InTransaction)
            _session.Run("commit");
    }

    /// <returns>False when the work failed by itself, and was told so.</returns>
    bool RunOne(SqliteWork work)
    {
        if (!_session.InTransaction)
            _session.Run("begin immediate");
        _session.Run("savepoint work");
        try
        {
            work.Run(_session);
        }
        catch (Exception error) when (_session.InTransaction)
        {
            _session.Run("rollback to work");
            _session.Run("release work");
            work.Fail(SqliteFailure.Explain(error));
            return false;
        }

        _session.Run("release work");
        return true;
    }

    /// <summary>Leaves no transaction behind that a later batch could commit.</summary>
    void Undo()
    {
        try
        {
            if (_session.InTransaction)
                _session.Run("rollback");
        }
        catch (Exception)
        {
            // The first error is the one to tell. Closing the connection rolls back too.
            _session.Dispose();
            _session = SqliteSession.OpenWriter(_path);
        }
    }
}
