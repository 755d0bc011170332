using Slipway.Engines.OnnxRuntime;
using Slipway.Training.Algorithms;
using Slipway.Training.Data;

namespace Slipway.Training.Onnx;

/// <summary>
/// Puts a fitted model and the transform before it into one ONNX graph: raw columns in, the probability of a yes out.
/// What served rows go through is what validation rows went through.
/// </summary>
static class ScoringModel
{
    /// <summary>The name of the graph's output.</summary>
    public const string Output = "probability";

    public static byte[] Write(TrainSpec spec, IReadOnlyList<EncodingTable> encodings, FittedModel model)
    {
        var graph = new OnnxGraph();
        foreach (var column in spec.Numeric)
            graph.AddInput(column, TensorElementType.Float);
        foreach (var column in spec.Categorical)
            graph.AddInput(column, TensorElementType.String);
        var codes = spec.Categorical.Select((column, i) => Encode(graph, column, encodings[i]));
        var features = graph.Add("Concat", [.. spec.Numeric, .. codes], OnnxAttribute.Of("axis", 1));
        graph.Name(model.AddTo(graph, features), Output);
        graph.AddOutput(Output);
        return graph.Build($"Probability that '{spec.Label}' is true.", Notes(spec));
    }

    /// <summary>Keys in ordinal order, so that the order of rows leaves no trace in the file.</summary>
    static string Encode(OnnxGraph graph, string column, EncodingTable table)
    {
        var entries = table.Values.OrderBy(entry => entry.Key, StringComparer.Ordinal).ToList();
        return graph.AddMl("LabelEncoder", column,
            OnnxAttribute.Of("keys_strings", entries.Select(entry => entry.Key)),
            OnnxAttribute.Of("values_floats", entries.Select(entry => entry.Value)),
            OnnxAttribute.Of("default_float", table.Unseen));
    }

    static Dictionary<string, string> Notes(TrainSpec spec)
    {
        var notes = spec.Notes.ToDictionary(note => note.Key, note => note.Value, StringComparer.Ordinal);
        notes["slipway.algorithm"] = spec.Algorithm.ToString();
        notes["slipway.label"] = spec.Label;
        notes["slipway.seed"] = $"{spec.Seed}";
        return notes;
    }
}
