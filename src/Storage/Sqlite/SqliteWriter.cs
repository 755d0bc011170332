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
    readonly SqliteSession _session;

    public SqliteWriter(string path)
    {
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
            }
            catch (Exception error)
            {
                FailBatch(batch, error);
                continue;
            }

            foreach (var work in batch)
                work.Answer();
        }

        _session.Dispose();
        _stopped.SetResult();
    }

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

            if (batch.Count == 0 && !_session.InTransaction)
                Begin(batch, work);
            RunOne(batch, work);
        }

        if (_session.InTransaction)
            _session.Run("commit");
    }

    void Begin(List<SqliteWork> batch, SqliteWork first)
    {
        try
        {
            _session.Run("begin immediate");
        }
        catch
        {
            batch.Add(first);
            throw;
        }
    }

    void RunOne(List<SqliteWork> batch, SqliteWork work)
    {
        _session.Run("savepoint work");
        try
        {
            work.Run(_session);
        }
        catch (Exception error)
        {
            if (!_session.InTransaction)
            {
                batch.Add(work);
                throw;
            }

            _session.Run("rollback to work");
            _session.Run("release work");
            work.Fail(SqliteFailure.Explain(error));
            return;
        }

        _session.Run("release work");
        batch.Add(work);
    }

    void FailBatch(List<SqliteWork> batch, Exception error)
    {
        try
        {
            if (_session.InTransaction)
                _session.Run("rollback");
        }
        catch (Exception)
        {
            // The first error is the one to tell; the next batch begins anew or fails by itself.
        }

        var explained = SqliteFailure.Explain(error);
        foreach (var work in batch)
            work.Fail(explained);
    }
}
