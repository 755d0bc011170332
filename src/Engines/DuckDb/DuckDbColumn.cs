using System.Runtime.InteropServices;

namespace Slipway.Engines.DuckDb;

/// <summary>A column of a result, or the element of a list column.</summary>
/// <param name="Name">As the query named it; empty for a list's element.</param>
/// <param name="Type">Its logical type.</param>
/// <param name="Storage">How its values lie in memory: differs from <paramref name="Type"/> for decimals and enums.</param>
/// <param name="Scale">Digits after the point of a decimal, else 0.</param>
/// <param name="Labels">The values of an enum, else empty.</param>
/// <param name="Element">What a list holds, else null.</param>
public sealed record DuckDbColumn(
    string Name, DuckDbType Type, DuckDbType Storage, int Scale, IReadOnlyList<string> Labels, DuckDbColumn? Element)
{
    internal static DuckDbColumn Of(string name, nint logicalType)
    {
        try
        {
            return Read(name, logicalType);
        }
        finally
        {
            VectorNative.DestroyLogicalType(ref logicalType);
        }
    }

    static DuckDbColumn Read(string name, nint logicalType)
    {
        var type = VectorNative.TypeId(logicalType);
        return type switch
        {
            DuckDbType.Decimal => new(name, type, VectorNative.DecimalStorage(logicalType), VectorNative.DecimalScale(logicalType), [], null),
            DuckDbType.Enum => new(name, type, VectorNative.EnumStorage(logicalType), 0, ReadLabels(logicalType), null),
            DuckDbType.List => new(name, type, type, 0, [], Of("", VectorNative.ListElement(logicalType))),
            _ => new(name, type, type, 0, [], null),
        };
    }

    static string[] ReadLabels(nint logicalType)
    {
        var labels = new string[VectorNative.EnumSize(logicalType)];
        for (var i = 0; i < labels.Length; i++)
        {
            var text = VectorNative.EnumValue(logicalType, (ulong)i);
            labels[i] = Marshal.PtrToStringUTF8(text) ?? "";
            DuckDbNative.Free(text);
        }

        return labels;
    }
}
