using System.Runtime.InteropServices;
using Slipway.Engines.DuckDb;
using Slipway.Engines.OnnxRuntime;
using Slipway.Engines.XGBoost;

namespace Slipway.Training;

/// <summary>The sources of variation of a training: what two runs must share to give the same model.</summary>
static class TrainingEnvironment
{
    public static Dictionary<string, string> Describe(TrainSpec spec)
    {
        var environment = new Dictionary<string, string>
        {
            ["os"] = RuntimeInformation.OSDescription,
            ["architecture"] = RuntimeInformation.ProcessArchitecture.ToString(),
            ["processors"] = $"{Environment.ProcessorCount}",
            ["dotnet"] = RuntimeInformation.FrameworkDescription,
            ["slipway"] = typeof(TrainingEnvironment).Assembly.GetName().Version?.ToString(3) ?? "",
            ["duckdb"] = DuckDbDatabase.LibraryVersion,
            ["onnxruntime"] = OnnxModel.RuntimeVersion,
            ["threads"] = $"{spec.Threads}",
            ["seed"] = $"{spec.Seed}",
            ["row-order"] = "as stored",
            ["determinism"] = spec.Algorithm is TrainAlgorithm.XGBoost
                ? "same bytes for the same tables, settings, seed, threads and XGBoost version"
                : "same bytes for the same tables and settings, on any number of threads",
        };
        if (spec.Algorithm is TrainAlgorithm.XGBoost)
            environment["xgboost"] = Booster.LibraryVersion;
        return environment;
    }
}
