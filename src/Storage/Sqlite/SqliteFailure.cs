using Microsoft.Data.Sqlite;
using Slipway.Kernel;

namespace Slipway.Storage.Sqlite;

/// <summary>Turns what SQLite says about the machine (full, locked, failing disk) into refusals; bugs stay as they are.</summary>
static class SqliteFailure
{
    const int Busy = 5, Locked = 6, ReadOnly = 8, Interrupted = 9, InputOutput = 10, Full = 13;

    public static Exception Explain(Exception error) => (error as SqliteException)?.SqliteErrorCode switch
    {
        Full => Refusal.Unavailable("storage.full", "The disk that holds the home folder is full; nothing of this request was kept. Free some space and try again."),
        InputOutput => Refusal.Unavailable("storage.failing", "The disk that holds the home folder does not read or write; nothing of this request was kept."),
        Busy or Locked => Refusal.Unavailable("storage.busy", "Another process holds the database; nothing of this request was kept. Try again."),
        ReadOnly => new InvalidOperationException("A statement that writes belongs in ExecuteAsync or WriteAsync, and the home folder must be writable.", error),
        Interrupted => new OperationCanceledException("The query was cancelled.", error),
        _ => error,
    };
}
