using System.Xml.Linq;
using Slipway.Engines.OnnxRuntime;
using Slipway.Kernel;
using Slipway.Training.Algorithms;
using Slipway.Training.Onnx;
using Slipway.Training.Steps;

namespace Slipway.Unit.Training.Steps;

public sealed class RunFilesTests
{
    [Fact]
    public void The_description_names_flavour_signature_and_run()
    {
        var graph = new OnnxGraph();
        graph.AddInput("it's", TensorElementType.Float);
        graph.AddInput("origin", TensorElementType.String);
        graph.Name("it's", "probability");
        graph.AddOutput("probability");
        var bytes = graph.Build("", new Dictionary<string, string>());
        using var model = OnnxModel.Load(bytes, new());

        var text = MlModelFile.Write(model, Digest.Of(bytes), "0123");

        Assert.Contains("loader_module: mlflow.onnx\n", text, StringComparison.Ordinal);
        Assert.Contains("run_id: 0123\n", text, StringComparison.Ordinal);
        Assert.Contains("\"dtype\":\"float32\",\"shape\":[-1,1]", text, StringComparison.Ordinal);
        Assert.Contains("\"dtype\":\"object\"", text, StringComparison.Ordinal);
        Assert.Contains(Digest.Of(bytes).ToString(), text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_picture_is_well_formed_whatever_a_feature_is_called()
    {
        var weights = FeatureWeight.Of(["<script>", "a & b", "plain"], [3, -1, 0]);

        var svg = XDocument.Parse(ImportancePicture.Draw("What it reads", "gain", weights));

        Assert.Contains(svg.Descendants(), element => element.Value == "<script>");
        Assert.Equal(3, svg.Descendants().Count(element => element.Name.LocalName == "rect"));
        Assert.Contains(svg.Descendants(), element => element.Value == "75.0 %");
    }
}
