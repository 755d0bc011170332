using System.Text;

namespace Slipway.Engines.DuckDb;

/// <summary>The statements of one SQL text, prepared and run one after the other.</summary>
sealed unsafe class DuckDbStatement(ConnectionHandle connection) : IDisposable
{
    nint _statements;
    nint _prepared;

    /// <summary>Splits <paramref name="sql"/>; returns how many statements it holds.</summary>
    public int Parse(string sql)
    {
        var count = (int)DuckDbNative.ExtractStatements(connection, sql, out _statements);
        if (count == 0 && DuckDbNative.ExtractError(_statements) is not null and var error && *error != 0)
            throw DuckDbException.From(error);
        return count;
    }

    public void Prepare(int index)
    {
        Release();
        if (DuckDbNative.PrepareExtracted(connection, _statements, (ulong)index, out _prepared) != 0)
            throw DuckDbException.From(DuckDbNative.PrepareError(_prepared));
    }

    public void Bind(object?[] parameters)
    {
        var wanted = (int)DuckDbNative.ParameterCount(_prepared);
        if (wanted != parameters.Length)
            throw new DuckDbException("Invalid Input", $"The statement has {wanted} parameters and {parameters.Length} were given.");
        for (var i = 0; i < parameters.Length; i++)
        {
            if (BindOne((ulong)i + 1, parameters[i]) != 0)
                throw new DuckDbException("Invalid Input", $"Parameter {i + 1} could not be bound.");
        }
    }

    /// <summary>Runs the prepared statement; the caller owns <paramref name="result"/> also when this throws.</summary>
    public void Run(RawResult* result, bool streaming)
    {
        var state = streaming
            ? DuckDbNative.ExecutePreparedStreaming(_prepared, result)
            : DuckDbNative.ExecutePrepared(_prepared, result);
        if (state != 0)
            throw DuckDbException.From(DuckDbNative.ResultError(result));
    }

    public void Dispose()
    {
        Release();
        if (_statements != 0)
            DuckDbNative.DestroyExtracted(ref _statements);
    }

    void Release()
    {
        if (_prepared != 0)
            DuckDbNative.DestroyPrepare(ref _prepared);
    }

    int BindOne(ulong index, object? value) => value switch
    {
        null => DuckDbNative.BindNull(_prepared, index),
        bool flag => DuckDbNative.BindBoolean(_prepared, index, flag ? (byte)1 : (byte)0),
        int number => DuckDbNative.BindInt64(_prepared, index, number),
        long number => DuckDbNative.BindInt64(_prepared, index, number),
        float number => DuckDbNative.BindDouble(_prepared, index, number),
        double number => DuckDbNative.BindDouble(_prepared, index, number),
        DateOnly date => DuckDbNative.BindDate(_prepared, index, date.DayNumber - DuckDbVector.EpochDay),
        DateTimeOffset time => DuckDbNative.BindTimestamp(_prepared, index, (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond),
        string text => BindBytes(index, Encoding.UTF8.GetBytes(text), text: true),
        byte[] bytes => BindBytes(index, bytes, text: false),
        _ => throw new DuckDbException("Invalid Input", $"Parameter {index} is a {value.GetType().Name}, which DuckDB parameters can not be."),
    };

    int BindBytes(ulong index, byte[] bytes, bool text)
    {
        fixed (byte* start = bytes)
        {
            var pointer = start is null ? (byte*)&start : start;
            return text
                ? DuckDbNative.BindText(_prepared, index, pointer, (ulong)bytes.Length)
                : DuckDbNative.BindBlob(_prepared, index, pointer, (ulong)bytes.Length);
        }
    }
}
