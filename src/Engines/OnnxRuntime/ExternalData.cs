namespace Slipway.Engines.OnnxRuntime;

/// <summary>
/// Refuses a model whose weights lie in other files: such a model could make the server read any file it names.
/// Walks the protobuf wire format of ONNX by field number, without decoding anything else.
/// </summary>
static class ExternalData
{
    enum Message { Model, Graph, Node, Attribute, Function, Training, Tensor, SparseTensor, Other }

    const int MaxDepth = 64;

    internal static void Refuse(ReadOnlySpan<byte> model)
    {
        if (Holds(model, Message.Model, 0))
            throw new OnnxException(OnnxError.Refused, "The model keeps weights in other files (external data). Save it as one file with its weights inside.");
    }

    static bool Holds(ReadOnlySpan<byte> bytes, Message message, int depth)
    {
        if (depth > MaxDepth)
            throw new OnnxException(OnnxError.Refused, $"The model nests graphs deeper than {MaxDepth}.");
        while (!bytes.IsEmpty)
        {
            if (!TryVarint(ref bytes, out var tag))
                return Malformed();
            var field = (int)(tag >> 3);
            switch (tag & 7)
            {
                case 0:
                    if (!TryVarint(ref bytes, out var number))
                        return Malformed();
                    if (message is Message.Tensor && field == 14 && number == 1)
                        return true;
                    break;
                case 1 when bytes.Length >= sizeof(long):
                    bytes = bytes[sizeof(long)..];
                    break;
                case 5 when bytes.Length >= sizeof(int):
                    bytes = bytes[sizeof(int)..];
                    break;
                case 2 when TryVarint(ref bytes, out var length) && length <= (ulong)bytes.Length:
                    if (message is Message.Tensor && field == 13)
                        return true;
                    var inner = Inside(message, field);
                    if (inner is not Message.Other && Holds(bytes[..(int)length], inner, depth + 1))
                        return true;
                    bytes = bytes[(int)length..];
                    break;
                default:
                    return Malformed();
            }
        }

        return false;
    }

    static Message Inside(Message message, int field) => (message, field) switch
    {
        (Message.Model, 7) => Message.Graph,
        (Message.Model, 20) => Message.Training,
        (Message.Model, 25) => Message.Function,
        (Message.Training, 1 or 2) => Message.Graph,
        (Message.Graph, 1) => Message.Node,
        (Message.Graph, 5) => Message.Tensor,
        (Message.Graph, 15) => Message.SparseTensor,
        (Message.Function, 7) => Message.Node,
        (Message.Function, 11) => Message.Attribute,
        (Message.Node, 5) => Message.Attribute,
        (Message.Attribute, 5 or 10) => Message.Tensor,
        (Message.Attribute, 6 or 11) => Message.Graph,
        (Message.Attribute, 22 or 23) => Message.SparseTensor,
        (Message.SparseTensor, 1 or 2) => Message.Tensor,
        _ => Message.Other,
    };

    static bool Malformed() => throw new OnnxException(OnnxError.InvalidProtobuf, "The bytes are not an ONNX model: its protobuf is cut off or malformed.");

    static bool TryVarint(ref ReadOnlySpan<byte> bytes, out ulong value)
    {
        value = 0;
        for (var i = 0; i < bytes.Length && i < 10; i++)
        {
            value |= (ulong)(bytes[i] & 0x7F) << (7 * i);
            if (bytes[i] < 0x80)
            {
                bytes = bytes[(i + 1)..];
                return true;
            }
        }

        return false;
    }
}
