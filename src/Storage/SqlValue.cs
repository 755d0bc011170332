using Slipway.Kernel;

namespace Slipway.Storage;

/// <summary>Turns a value into one of the five shapes that both engines store alike: text, bigint, double precision, boolean, bytea.</summary>
static class SqlValue
{
    public static object Of<T>(T value) => value switch
    {
        null => DBNull.Value,
        string or long or double or bool or byte[] => value,
        int number => (long)number,
        DateTimeOffset time => time.ToUnixTimeMilliseconds(),
        Enum name => name.ToString(),
        Digest digest => digest.ToString(),
        float real => (double)real,
        uint number => (long)number,
        short number => (long)number,
        byte number => (long)number,
        ReadOnlyMemory<byte> bytes => bytes.ToArray(),
        _ when IsId(value.GetType()) => value.ToString()!,
        _ => throw new NotSupportedException(
            $"A {value.GetType().Name} has no column type; pass text, a whole number, a double, a bool, bytes, an instant, an enum, an id or a digest."),
    };

    static bool IsId(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>);
}
