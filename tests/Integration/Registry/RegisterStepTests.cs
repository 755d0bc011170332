using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Slipway.Contracts.Registry;
using Slipway.Datasets.Tables;
using Slipway.Integration.Training;
using Slipway.Kernel;
using Slipway.Pipelines.Steps;
using Slipway.Registry;
using Slipway.Registry.Versions;
using Slipway.Storage;

namespace Slipway.Integration.Registry;

/// <summary>Two models trained, evaluated and registered by the steps of a pipeline, in the whole server.</summary>
public sealed class RegisterStepTests(RunningServer server) : IClassFixture<RunningServer>
{
    const string Gates = """
        gates:
          discrimination: { kind: metrics, metric: auc, min: 0.6 }
          lift:           { kind: lift, metric: log_loss, min: 0.01 }
          no-regression:  { kind: champion, metric: auc, max-loss: 0.005 }
          signature:      { kind: signature, compatible: true }
        """;

    static readonly Actor Ada = new("ada", Enum.GetValues<Permission>().ToHashSet());
    static readonly Actor Rowan = new("rowan", Enum.GetValues<Permission>().ToHashSet());

    readonly string _model = $"flights-{Guid.NewGuid():N}";
    readonly ModelCatalog _models = server.Services.GetRequiredService<ModelCatalog>();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_best_candidate_is_registered_once_and_the_next_is_held_against_it()
    {
        var (train, test) = (await TableAsync(4000), await TableAsync(1500));
        var first = await RegisterAsync("first", train, test);
        var again = await RegisterStepAsync("first", first.Candidates, train);

        Assert.Equal(("1", "AwaitingApproval"), (first.Outputs["version"], first.Outputs["status"]));
        Assert.Equal(first.Outputs, again);
        Assert.Equal(first.Candidates[1], first.Outputs["evaluation"]);
        var version = (await _models.FindVersionAsync(_model, 1, Ct))!;
        Assert.Equal((first.Outputs["run"], train, "ada", "execution-first"), (version.Run, version.Table, version.Author, version.Execution));
        Assert.Null(version.AgainstChampion);

        await server.Services.GetRequiredService<DecideVersion>().ExecuteAsync(_model, 1, new(Decision.Approve, "fine"), Rowan, Ct);
        await _models.MoveAliasAsync(_model, "champion", 1, Ada, Ct);
        var second = await RegisterAsync("second", await TableAsync(8000), test);

        var challenger = (await _models.FindVersionAsync(_model, 2, Ct))!;
        Assert.Equal("2", second.Outputs["version"]);
        Assert.All(challenger.Gates, gate => Assert.True(gate.Passed, gate.ToString()));
        var duel = challenger.AgainstChampion!;
        Assert.Equal(("auc", $"{_model}/1", $"{_model}/2", true), (duel.Metric, duel.Champion.Name, duel.Challenger.Name, duel.Paired));
        Assert.Equal(1500, duel.Challenger.Rows);
    }

    [Fact]
    public async Task The_profile_holds_what_the_training_rows_and_the_scores_looked_like()
    {
        var (train, test) = (await TableAsync(4000), await TableAsync(1500));
        await RegisterAsync("profile", train, test);

        var profile = (await _models.ProfileAsync(_model, 1, Ct))!;

        Assert.Equal(["hour:numeric", "origin:categorical"], profile.Features.Select(feature => $"{feature.Name}:{feature.Kind}"));
        Assert.All(profile.Features, feature => Assert.Equal(4000, feature.Counts.Sum()));
        Assert.Equal((1500, "late"), (profile.Prediction.Counts.Sum(), profile.LabelColumn));
        Assert.Contains("log_loss", profile.Metrics.Keys);
    }

    [Fact]
    public async Task Candidates_that_saw_different_rows_are_not_compared()
    {
        var (train, test) = (await TableAsync(2000), await TableAsync(1500));
        var one = await EvaluateAsync("a", await TrainAsync("a", "train/prior", train), test, baseline: null);
        var other = await EvaluateAsync("b", await TrainAsync("b", "train/prior", train), train, baseline: null);

        var refusal = await Assert.ThrowsAsync<RefusalException>(() => RegisterStepAsync("c", [one, other], train));

        Assert.Equal("register.different_rows", refusal.Code);
    }

    [Theory, InlineData("weight", "0"), InlineData("weight", "100"), InlineData("strategy", "blue"), InlineData("colour", "green")]
    public async Task A_rollout_that_makes_no_sense_is_refused_before_anything_is_registered(string key, string value)
    {
        var (train, test) = (await TableAsync(2000), await TableAsync(1500));
        var evaluation = await EvaluateAsync("a", await TrainAsync("a", "train/prior", train), test, baseline: null);

        var refusal = await Assert.ThrowsAsync<RefusalException>(() => RegisterStepAsync(
            "r", [evaluation], train, new JsonObject { ["deployment"] = "flights", [key] = value }));

        Assert.Contains(key, refusal.Message, StringComparison.Ordinal);
        Assert.Null(await _models.FindVersionAsync(_model, 1, Ct));
    }

    async Task<(string[] Candidates, IReadOnlyDictionary<string, string> Outputs)> RegisterAsync(string name, string train, string test)
    {
        var baseline = await EvaluateAsync(name, await TrainAsync(name, "train/prior", train), test, baseline: null);
        var linear = await EvaluateAsync(name, await TrainAsync(name, "train/linear", train), test, baseline);
        return ([baseline, linear], await RegisterStepAsync(name, [baseline, linear], train));
    }

    async Task<string> TrainAsync(string name, string step, string train) => (await RunAsync(name, step, new()
    {
        ["experiment"] = _model, ["train"] = train, ["validation"] = train, ["label"] = "late",
        ["numeric"] = new JsonArray("hour"), ["categorical"] = new JsonArray("origin"), ["seed"] = "7",
    }))["run"];

    async Task<string> EvaluateAsync(string name, string run, string test, string? baseline) => (await RunAsync(
        name, "evaluate", new() { ["run"] = run, ["table"] = test, ["label"] = "late", ["baseline"] = baseline }))["evaluation"];

    Task<IReadOnlyDictionary<string, string>> RegisterStepAsync(string name, string[] candidates, string train, JsonObject? rollout = null) =>
        RunAsync(name, "model/register", new()
        {
            ["model"] = _model, ["candidates"] = new JsonArray([.. candidates.Select(candidate => (JsonNode)candidate)]),
            ["gates"] = "gates.yaml", ["train"] = train, ["rollout"] = rollout,
        });

    async Task<IReadOnlyDictionary<string, string>> RunAsync(string name, string uses, JsonObject with)
    {
        var folder = Directory.CreateDirectory(Path.Combine(server.Services.GetRequiredService<Home>().Directory("test"), Guid.NewGuid().ToString("N"))).FullName;
        var step = server.Services.GetServices<IStep>().Single(step => step.Name == uses);
        var context = new StepContext
        {
            Execution = $"execution-{name}", Pipeline = "flights", Step = $"{uses}-{with["run"] ?? with["model"]}", Code = Digest.Of("code"), Actor = Ada,
            With = new(uses, with), WorkFolder = folder, Files = new Dictionary<string, string> { ["gates.yaml"] = Gates },
        };
        return (await step.RunAsync(context, Ct)).Outputs;
    }

    async Task<string> TableAsync(int rows)
    {
        var path = SomeRows.Write(server.Services.GetRequiredService<Home>().Directory("test"), $"{Guid.NewGuid():N}.parquet", rows);
        return (await server.Services.GetRequiredService<TableCatalog>().StoreAsync(path, new("import", "test", []), Ada, Ct)).Digest;
    }
}
