using System.Text;
using System.Text.Json;

namespace Slipway.Serving.Tensors;

/// <summary>One input or output of a model's signature.</summary>
public sealed class TensorSpec
{
    public TensorSpec(string name, DataType type, IReadOnlyList<long> shape)
    {
        (Name, Type, Shape) = (name, type, shape);
        Utf8Name = Encoding.UTF8.GetBytes(name);
        JsonName = JsonEncodedText.Encode(name);
        RowWidth = shape.Skip(1).Aggregate(1L, (product, length) => length < 0 || product < 0 ? -1 : product * length);
    }

    public string Name { get; }
    public DataType Type { get; }

    /// <summary>-1 is any length. The first dimension, where there is one, counts rows.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>Elements of one row: the product of all dimensions but the first; -1 when one of them may vary.</summary>
    public long RowWidth { get; }

    /// <summary>One value a row, as a table's column is.</summary>
    public bool IsColumn => Shape.Count is 1 or 2 && RowWidth == 1;

    internal byte[] Utf8Name { get; }
    internal JsonEncodedText JsonName { get; }

    /// <summary>The shape as people write it: <c>[N,10]</c>.</summary>
    public string ShapeText => $"[{string.Join(",", Shape.Select((length, i) => length >= 0 ? length.ToString() : i == 0 ? "N" : "any"))}]";
}

/// <summary>What a model takes and gives.</summary>
public sealed record ModelSignature(IReadOnlyList<TensorSpec> Inputs, IReadOnlyList<TensorSpec> Outputs);
