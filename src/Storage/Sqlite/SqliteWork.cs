namespace Slipway.Storage.Sqlite;

/// <summary>A write waiting in the queue, with somebody waiting for its answer.</summary>
abstract class SqliteWork(CancellationToken ct)
{
    /// <summary>True inside a work, where asking for another write would wait for itself.</summary>
    public static AsyncLocal<bool> IsRunning { get; } = new();

    public bool IsCancelled => ct.IsCancellationRequested;

    /// <summary>Runs the statements. Throws what the work throws.</summary>
    public abstract void Run(SqliteSession session);

    /// <summary>Answers the caller: the change is on disk.</summary>
    public abstract void Answer();

    public abstract void Fail(Exception error);

    public abstract void Cancel();
}

sealed class SqliteWork<T>(Func<Tx, Task<T>> work, CancellationToken ct) : SqliteWork(ct)
{
    // Continuations must not run on the writer's thread.
    readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly ExecutionContext? _context = ExecutionContext.Capture();
    readonly CancellationToken _ct = ct;
    Tx? _tx;
    T? _result;

    public Task<T> Answered => _answer.Task;

    public override void Run(SqliteSession session)
    {
        _tx = new(session);
        if (_context is null)
            Run();
        else
            ExecutionContext.Run(_context, static self => ((SqliteWork<T>)self!).Run(), this);
    }

    public override void Answer()
    {
        _tx?.Committed();
        _answer.TrySetResult(_result!);
    }

    public override void Fail(Exception error) => _answer.TrySetException(error);

    public override void Cancel() => _answer.TrySetCanceled(_ct);

    // In the caller's context, so that its trace and its other ambient values reach the statements.
    void Run()
    {
        IsRunning.Value = true;
        try
        {
            _result = work(_tx!).GetAwaiter().GetResult();
        }
        finally
        {
            _tx!.Close();
        }
    }
}
