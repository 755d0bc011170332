using Microsoft.Extensions.DependencyInjection;
using Slipway.Contracts.Registry;
using Slipway.Engines.OnnxRuntime;
using Slipway.Kernel;
using Slipway.Registry;
using Slipway.Registry.Models;
using Slipway.Registry.Versions;
using Slipway.Storage;
using Slipway.Training.Onnx;

namespace Slipway.Integration.Serving;

/// <summary>Models of a line: two columns in, the probability of a yes out, so that a test can tell which version answered.</summary>
static class SomeModel
{
    public const string Name = "late";

    /// <summary>Probability 1/(1+e^(−factor·hour)); ATL counts nothing.</summary>
    public static byte[] Onnx(float factor)
    {
        var graph = new OnnxGraph();
        graph.AddInput("hour", TensorElementType.Float);
        graph.AddInput("origin", TensorElementType.String);
        var code = graph.AddMl("LabelEncoder", "origin", OnnxAttribute.Of("keys_strings", ["ATL"]), OnnxAttribute.Of("values_floats", [0f]), OnnxAttribute.Of("default_float", 0f));
        var scaled = graph.Add("Mul", ["hour", graph.Constant([factor], 1, 1)]);
        graph.Name(graph.Add("Sigmoid", [graph.Add("Add", [scaled, code])]), "probability");
        graph.AddOutput("probability");
        return graph.Build("A test's model.", new Dictionary<string, string>());
    }

    /// <summary>Trained on hours spread evenly over the day, half of the flights from ATL.</summary>
    public static ReferenceProfile Profile { get; } = new(
        [
            new("hour", FeatureReference.Numeric, [6, 12, 18], [], [250, 250, 250, 250, 0, 0]),
            new("origin", FeatureReference.Categorical, [], ["ATL", "ORD"], [500, 500, 0, 0]),
        ],
        new("prediction", FeatureReference.Numeric, [0.25, 0.5, 0.75], [], [250, 250, 250, 250, 0, 0]),
        new Dictionary<string, double> { ["log_loss"] = 0.5 }, "late");

    /// <summary>Registers a version as approved.</summary>
    public static async Task<int> ApproveAsync(IServiceProvider services, float factor, CancellationToken ct, RolloutPlan? rollout = null, VersionStatus status = VersionStatus.Approved)
    {
        var blobs = services.GetRequiredService<IBlobStore>();
        var model = await blobs.PutAsync(new MemoryStream(Onnx(factor)), ct);
        var profile = await blobs.PutAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Json.Write(Profile))), ct);
        return await services.GetRequiredService<Db>().WriteAsync(async tx =>
        {
            var now = DateTimeOffset.UtcNow;
            await ModelStore.EnsureAsync(tx, Name, Actor.System("test"), now, ct);
            var number = await ModelStore.NextVersionAsync(tx, Name, ct);
            var signature = new SignatureView([new("hour", "FP32", [-1, 1]), new("origin", "BYTES", [-1, 1])], [new("probability", "FP32", [-1, 1])]);
            await VersionStore.AddAsync(tx, new(Name, number, model.Digest, status, "", "author", new(null, null, null, null, null, null, null),
                signature, Profile.Metrics, profile.Digest, null, rollout, now), [], ct);
            return number;
        }, ct);
    }
}
