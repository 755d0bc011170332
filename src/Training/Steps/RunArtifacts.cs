using System.Text;
using Slipway.Contracts.Tracking;
using Slipway.Engines.OnnxRuntime;
using Slipway.Kernel;
using Slipway.Tracking;

namespace Slipway.Training.Steps;

/// <summary>Puts a training's files into its run: the model in MLflow's layout, importance as numbers and as a picture.</summary>
static class RunArtifacts
{
    /// <returns>The model file.</returns>
    public static async Task<ArtifactView> PutAsync(RunRecorder recorder, string run, TrainSpec spec, TrainResult result, CancellationToken ct)
    {
        var bytes = await File.ReadAllBytesAsync(result.ModelPath, ct);
        using var model = OnnxModel.Load(bytes, new());
        var description = MlModelFile.Write(model, Digest.Of(bytes), run);
        await PutAsync(recorder, run, "model/MLmodel", Encoding.UTF8.GetBytes(description), ct);
        await PutAsync(recorder, run, "importance.json", await File.ReadAllBytesAsync(result.ImportancePath, ct), ct);
        if (result.Summary.Weights.Count > 0)
        {
            var picture = ImportancePicture.Draw($"What {spec.Algorithm} reads", result.Summary.Measure, result.Summary.Weights);
            await PutAsync(recorder, run, "importance.svg", Encoding.UTF8.GetBytes(picture), ct);
        }

        return await PutAsync(recorder, run, "model/model.onnx", bytes, ct);
    }

    static async Task<ArtifactView> PutAsync(RunRecorder recorder, string run, string path, byte[] bytes, CancellationToken ct)
    {
        using var content = new MemoryStream(bytes);
        return await recorder.PutArtifactAsync(run, path, content, ct);
    }
}
