using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Slipway.Contracts.Tracking;
using Slipway.Datasets.Tables;
using Slipway.Engines;
using Slipway.Kernel;
using Slipway.Pipelines.Steps;
using Slipway.Storage;
using Slipway.Tracking;

namespace Slipway.Integration.Training;

/// <summary>A training step in the whole server: tables from the catalog, a process beside it, a tracked run.</summary>
public sealed class TrainStepTests(RunningServer server) : IClassFixture<RunningServer>
{
    static readonly Actor Ada = new("ada", Enum.GetValues<Permission>().ToHashSet());
    static readonly Digest Code = Digest.Of("a pipeline");

    readonly TableCatalog _tables = server.Services.GetRequiredService<TableCatalog>();
    readonly RunCatalog _runs = server.Services.GetRequiredService<RunCatalog>();
    readonly List<(double? Fraction, string Message)> _progress = [];

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("train/prior")]
    [InlineData("train/linear")]
    [InlineData("train/xgboost")]
    public async Task A_step_leaves_a_finished_run_with_everything_needed_to_do_it_again(string name)
    {
        Assert.SkipUnless(name != "train/xgboost" || NativeLibraries.IsAvailable(NativeEngine.XGBoost), NativeEngine.XGBoost.Install);
        var train = await TableAsync(6000);
        var validation = await TableAsync(2000);

        var result = await Step(name).RunAsync(Context(name, train, validation), Ct);

        var run = await _runs.GetAsync(result.Outputs["run"], Ct);
        Assert.Equal((RunStatus.Finished, Code.ToString(), "ada"), (run.Status, run.CodeDigest, run.CreatedBy));
        Assert.Equal([(train, "training"), (validation, "validation")], run.Inputs.Select(input => (input.Table, input.Context)));
        Assert.Equal("7", run.Params["seed"]);
        Assert.Contains("validation_log_loss", run.Metrics.Keys);
        Assert.Contains("environment.duckdb", run.Tags.Keys);
        Assert.Equal(result.Outputs["model"], (await _runs.FindArtifactAsync(run.Id, "model/model.onnx", Ct))!.Digest);
        Assert.NotNull(await _runs.FindArtifactAsync(run.Id, "model/MLmodel", Ct));
        Assert.NotNull(await _runs.FindArtifactAsync(run.Id, "importance.json", Ct));
        Assert.Contains(_progress, progress => progress.Fraction == 1);
    }

    [Fact]
    public async Task The_same_tables_and_settings_give_the_same_model()
    {
        var table = await TableAsync(3000);

        var first = await Step("train/linear").RunAsync(Context("first", table, table), Ct);
        var second = await Step("train/linear").RunAsync(Context("second", table, table), Ct);

        Assert.Equal(first.Outputs["model"], second.Outputs["model"]);
        Assert.NotEqual(first.Outputs["run"], second.Outputs["run"]);
    }

    [Fact]
    public async Task A_refused_training_leaves_a_failed_run()
    {
        var table = await TableAsync(100);
        var context = Context("refused", table, table, with => with["numeric"] = new JsonArray("altitude"));

        var refusal = await Assert.ThrowsAsync<RefusalException>(() => Step("train/linear").RunAsync(context, Ct));

        Assert.Contains("altitude", refusal.Message, StringComparison.Ordinal);
        var runs = await server.JsonAsync("/api/v1/runs?experiment=flights", Ct);
        Assert.Contains(runs.GetProperty("items").EnumerateArray(), run =>
            run.GetProperty("name").GetString() == "refused" && run.GetProperty("status").GetString() == "Failed");
    }

    [Fact]
    public async Task Settings_out_of_range_are_refused_before_a_run_starts()
    {
        var table = await TableAsync(100);
        var context = Context("no-run", table, table, with => (with["rounds"], with["depth"]) = ("0", "99999999999"));

        var refusal = await Assert.ThrowsAsync<RefusalException>(() => Step("train/xgboost").RunAsync(context, Ct));

        Assert.Equal(["rounds", "depth"], refusal.Problems.Select(problem => problem.Path));
    }

    IStep Step(string name) => server.Services.GetServices<IStep>().Single(step => step.Name == name);

    async Task<string> TableAsync(int rows)
    {
        var path = SomeRows.Write(server.Services.GetRequiredService<Home>().Directory("test"), $"{rows}.parquet", rows);
        return (await _tables.StoreAsync(path, new("import", "test", []), Ada, Ct)).Digest;
    }

    StepContext Context(string step, string train, string validation, Action<JsonObject>? change = null)
    {
        var with = new JsonObject
        {
            ["experiment"] = "flights", ["train"] = train, ["validation"] = validation, ["label"] = "late",
            ["numeric"] = new JsonArray("hour"), ["categorical"] = new JsonArray("origin"), ["seed"] = "7",
        };
        change?.Invoke(with);
        return new()
        {
            Execution = $"exec-{step}", Pipeline = "flights", Step = step, Code = Code, Actor = Ada, With = new(step, with),
            WorkFolder = Directory.CreateDirectory(Path.Combine(server.Services.GetRequiredService<Home>().Directory("test"), Guid.NewGuid().ToString("N"))).FullName,
            Files = new Dictionary<string, string>(), Progress = (fraction, message) => _progress.Add((fraction, message)),
        };
    }
}
