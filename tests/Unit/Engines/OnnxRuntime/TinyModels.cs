using System.Text;

namespace Slipway.Unit.Engines.OnnxRuntime;

/// <summary>Models of one or two nodes, written byte by byte in ONNX's protobuf wire format.</summary>
static class TinyModels
{
    const int Float = 1;
    const int Str = 8;

    /// <summary>x: float[-1,2] → y, s: string[-1,1] → t, both unchanged.</summary>
    internal static byte[] Echo => Model(
        Nested(1, Node("Identity", "x", "y")), Nested(1, Node("Identity", "s", "t")), Text(2, "echo"),
        Nested(11, Value("x", Float, 2)), Nested(11, Value("s", Str, 1)),
        Nested(12, Value("y", Float, 2)), Nested(12, Value("t", Str, 1)));

    internal static byte[] Numbers => Model(
        Nested(1, Node("Relu", "x", "y")), Text(2, "numbers"), Nested(11, Value("x", Float, 2)), Nested(12, Value("y", Float, 2)));

    /// <summary>x → y of floats in a fixed shape, unchanged.</summary>
    internal static byte[] OfShape(params long[] shape)
    {
        var dimensions = shape.Select(length => Nested(1, Number(1, length))).ToArray();
        var type = Nested(2, Nested(1, Number(1, Float), Nested(2, dimensions)));
        return Model(Nested(1, Node("Identity", "x", "y")), Text(2, "shape"), Nested(11, Text(1, "x"), type), Nested(12, Text(1, "y"), type));
    }

    /// <summary>A weight said to lie in another file.</summary>
    internal static byte[] ExternalWeights => Model(
        Nested(1, Node("Relu", "w", "y")), Text(2, "external"), Nested(12, Value("y", Float, 2)),
        Nested(5, Number(1, 2), Number(2, Float), Text(8, "w"), Nested(13, Text(1, "location"), Text(2, "/etc/passwd")), Number(14, 1)));

    static byte[] Model(params byte[][] graph) =>
    [
        .. Number(1, 8), .. Text(2, "slipway-tests"), .. Nested(7, graph), .. Nested(8, Text(1, ""), Number(2, 15)),
        .. Nested(14, Text(1, "note"), Text(2, "works")),
    ];

    static byte[] Node(string op, string input, string output) => [.. Text(1, input), .. Text(2, output), .. Text(4, op)];

    static byte[] Value(string name, int type, long columns) =>
        [.. Text(1, name), .. Nested(2, Nested(1, Number(1, type), Nested(2, Nested(1, Text(2, "rows")), Nested(1, Number(1, columns)))))];

    static byte[] Nested(int field, params byte[][] parts)
    {
        var content = parts.SelectMany(part => part).ToArray();
        return [.. Varint((field << 3) | 2), .. Varint(content.Length), .. content];
    }

    static byte[] Text(int field, string text) => Nested(field, Encoding.UTF8.GetBytes(text));

    static byte[] Number(int field, long value) => [.. Varint(field << 3), .. Varint(value)];

    static byte[] Varint(long value)
    {
        var bytes = new List<byte>();
        for (; value > 127; value >>= 7)
            bytes.Add((byte)(value & 127 | 128));
        bytes.Add((byte)value);
        return [.. bytes];
    }
}
