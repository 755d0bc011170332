using System.Runtime.InteropServices;
using Google.Protobuf;
using Slipway.Engines.OnnxRuntime;

namespace Slipway.Training.Onnx;

/// <summary>Builds an ONNX model node by node. Tensors inside the graph get names that no column can have.</summary>
sealed class OnnxGraph
{
    const int IrVersion = 8;
    const int Opset = 15;
    const int MlOpset = 3;
    const string MlDomain = "ai.onnx.ml";

    readonly GraphProto _graph = new() { Name = "slipway" };
    int _tensors;

    /// <summary>A column of raw values: [any, 1].</summary>
    public void AddInput(string name, TensorElementType type) => _graph.Input.Add(Column(name, type));

    public void AddOutput(string name) => _graph.Output.Add(Column(name, TensorElementType.Float));

    /// <summary>A constant; returns the name of its tensor.</summary>
    public string Constant(ReadOnlySpan<float> values, params ReadOnlySpan<long> shape) =>
        Initializer(MemoryMarshal.AsBytes(values), TensorElementType.Float, shape);

    public string Constant(ReadOnlySpan<long> values) =>
        Initializer(MemoryMarshal.AsBytes(values), TensorElementType.Int64, [values.Length]);

    /// <summary>Adds an operator of ONNX itself; returns the name of what it gives.</summary>
    public string Add(string op, IEnumerable<string> inputs, params AttributeProto[] attributes) => Add("", op, inputs, Fresh(), attributes);

    /// <summary>Adds an operator of the machine-learning set.</summary>
    public string AddMl(string op, string input, params AttributeProto[] attributes) => Add(MlDomain, op, [input], Fresh(), attributes);

    /// <summary>Gives a tensor the name of an output.</summary>
    public void Name(string tensor, string output) => Add("", "Identity", [tensor], output, []);

    /// <summary>The finished file. The same graph and notes give the same bytes.</summary>
    public byte[] Build(string description, IReadOnlyDictionary<string, string> notes)
    {
        var model = new ModelProto
        {
            IrVersion = IrVersion,
            ProducerName = "slipway",
            ProducerVersion = typeof(OnnxGraph).Assembly.GetName().Version?.ToString(3) ?? "",
            DocString = description,
            Graph = _graph,
        };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = Opset });
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = MlDomain, Version = MlOpset });
        foreach (var (key, value) in notes.OrderBy(note => note.Key, StringComparer.Ordinal))
            model.MetadataProps.Add(new StringStringEntryProto { Key = key, Value = value });
        return model.ToByteArray();
    }

    string Add(string domain, string op, IEnumerable<string> inputs, string output, AttributeProto[] attributes)
    {
        var node = new NodeProto { Name = $"{op}_{_graph.Node.Count}", OpType = op, Domain = domain };
        node.Input.Add(inputs);
        node.Output.Add(output);
        node.Attribute.Add(attributes);
        _graph.Node.Add(node);
        return output;
    }

    string Initializer(ReadOnlySpan<byte> bytes, TensorElementType type, ReadOnlySpan<long> shape)
    {
        var tensor = new TensorProto { Name = Fresh(), DataType = (int)type, RawData = ByteString.CopyFrom(bytes) };
        foreach (var size in shape)
            tensor.Dims.Add(size);
        _graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    string Fresh() => $"\u001f{_tensors++}";

    static ValueInfoProto Column(string name, TensorElementType type) => new()
    {
        Name = name,
        Type = new()
        {
            TensorType = new()
            {
                ElemType = (int)type,
                Shape = new() { Dim = { new TensorShapeProto.Types.Dimension { DimParam = "rows" }, new TensorShapeProto.Types.Dimension { DimValue = 1 } } },
            },
        },
    };
}
