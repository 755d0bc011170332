using System.Data.Common;
using Slipway.Kernel;

namespace Slipway.Storage;

/// <summary>One row being read. Columns are addressed by name so that a select list can be reordered safely.</summary>
public readonly struct Row(DbDataReader reader)
{
    public string Text(string column) => reader.GetString(At(column));

    public string? TextOrNull(string column) => IsNull(column) ? null : Text(column);

    public long Number(string column) => reader.GetInt64(At(column));

    public long? NumberOrNull(string column) => IsNull(column) ? null : Number(column);

    public double Real(string column) => reader.GetDouble(At(column));

    public double? RealOrNull(string column) => IsNull(column) ? null : Real(column);

    public bool Flag(string column) => reader.GetBoolean(At(column));

    public byte[] Bytes(string column) => reader.GetFieldValue<byte[]>(At(column));

    public byte[]? BytesOrNull(string column) => IsNull(column) ? null : Bytes(column);

    public Id<T> Id<T>(string column) where T : IEntity => Kernel.Id<T>.Parse(Text(column));

    public Id<T>? IdOrNull<T>(string column) where T : IEntity => IsNull(column) ? null : Id<T>(column);

    public TEnum Enum<TEnum>(string column) where TEnum : struct, Enum => System.Enum.Parse<TEnum>(Text(column));

    public TEnum? EnumOrNull<TEnum>(string column) where TEnum : struct, Enum => IsNull(column) ? null : Enum<TEnum>(column);

    public DateTimeOffset Time(string column) => DateTimeOffset.FromUnixTimeMilliseconds(Number(column));

    public DateTimeOffset? TimeOrNull(string column) => IsNull(column) ? null : Time(column);

    public Digest Digest(string column) => Kernel.Digest.Parse(Text(column));

    public Digest? DigestOrNull(string column) => IsNull(column) ? null : Digest(column);

    /// <summary>A column holding JSON as <see cref="Storage.Json"/> wrote it.</summary>
    public T Json<T>(string column) => Storage.Json.Read<T>(Text(column));

    public T? JsonOrNull<T>(string column) where T : class => IsNull(column) ? null : Json<T>(column);

    public bool IsNull(string column) => reader.IsDBNull(At(column));

    internal long First() => reader.IsDBNull(0) ? 0 : reader.GetInt64(0);

    int At(string column) => reader.GetOrdinal(column);
}
