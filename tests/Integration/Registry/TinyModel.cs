using System.Text;

namespace Slipway.Integration.Registry;

/// <summary>A model of two inputs, <c>distance</c> and <c>origin</c>, that hands them through; written in ONNX's wire format.</summary>
static class TinyModel
{
    const int Float = 1;
    const int Str = 8;

    /// <param name="name">Two models of different names have different digests.</param>
    public static byte[] Bytes(string name) =>
    [
        .. Number(1, 8), .. Text(2, name), .. Nested(8, Text(1, ""), Number(2, 15)),
        .. Nested(7,
            Nested(1, Node("distance", "probability")), Nested(1, Node("origin", "airport")), Text(2, "tiny"),
            Nested(11, Value("distance", Float)), Nested(11, Value("origin", Str)),
            Nested(12, Value("probability", Float)), Nested(12, Value("airport", Str))),
    ];

    static byte[] Node(string input, string output) => [.. Text(1, input), .. Text(2, output), .. Text(4, "Identity")];

    static byte[] Value(string name, int type) =>
        [.. Text(1, name), .. Nested(2, Nested(1, Number(1, type), Nested(2, Nested(1, Text(2, "rows")), Nested(1, Number(1, 1)))))];

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
