using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Slipway.Contracts.Evaluation;
using Slipway.Contracts.Pipelines;
using Slipway.Evaluation.Evaluations;
using Slipway.Storage;

namespace Slipway.Integration.Evaluation;

/// <summary>Two models trained by a pipeline and evaluated by it, seen from outside.</summary>
public sealed class EvaluationStory(RunningServer server) : IClassFixture<RunningServer>
{
    const string Definition = """
        name: story
        inputs: { data: { default: ships@latest } }
        steps:
          split:
            uses: data/split
            with: { table: "${{ inputs.data }}", by: random, ratios: { train: 0.6, validation: 0.2, test: 0.2 }, seed: 1, label: late }
          baseline:
            uses: train/prior
            with: &training
              experiment: story
              train: ${{ steps.split.outputs.train }}
              validation: ${{ steps.split.outputs.validation }}
              label: late
              numeric: [wind]
              categorical: [port]
          linear:
            uses: train/linear
            with: *training
          evaluate-baseline:
            uses: evaluate
            with: &evaluation
              run: ${{ steps.baseline.outputs.run }}
              table: ${{ steps.split.outputs.test }}
              label: late
              segments: { port: { column: port, top: 2 }, wind: { column: wind, edges: [0, 0.5, 1] } }
          evaluate-linear:
            uses: evaluate
            with:
              <<: *evaluation
              run: ${{ steps.linear.outputs.run }}
              baseline: ${{ steps.evaluate-baseline.outputs.evaluation }}
        """;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_better_model_shows_its_lift_its_segments_and_its_pictures()
    {
        var execution = await ExecuteAsync();
        var outputs = execution.Steps.Single(step => step.Name == "evaluate-linear").Outputs;

        var evaluation = (await server.Http.GetFromJsonAsync<EvaluationView>($"/api/v1/evaluations/{outputs["evaluation"]}", Json.Options, Ct))!;
        Assert.InRange(evaluation.Metrics["auc"].Value, 0.7, 0.9); // Drawn so: a perfect knower of the probabilities has 0.80.
        Assert.Equal(1200, evaluation.Rows);
        Assert.Equal(evaluation.Metrics["auc"].Value.ToString("R"), outputs["auc"]);
        Assert.True(evaluation.Lift!.LogLossReduction.Low > 0.1);
        Assert.InRange(evaluation.Lift.AucGain, 0.2, 0.4);
        Assert.Equal(["port Oslo", "port Rome", "port (others)", "wind 0–0.5", "wind 0.5–1"], evaluation.Segments.Select(segment => $"{segment.Dimension} {segment.Value}"));
        Assert.InRange(evaluation.Calibration.Count(bin => bin.Low <= bin.MeanPredicted && bin.MeanPredicted <= bin.High), 7, 10);

        var listed = await server.JsonAsync($"/api/v1/runs/{outputs["run"]}/evaluations", Ct);
        var artifacts = await server.JsonAsync($"/api/v1/runs/{outputs["run"]}/artifacts", Ct);
        var run = await server.JsonAsync($"/api/v1/runs/{outputs["run"]}", Ct);
        Assert.Equal(evaluation.Id, listed.GetProperty("items")[0].GetProperty("id").GetString());
        Assert.Equal(evaluation.Metrics["auc"].Value, run.GetProperty("metrics").GetProperty("test_auc").GetDouble());
        Assert.InRange(run.GetProperty("metrics").GetProperty("overfit_auc").GetDouble(), -0.1, 0.1);
        Assert.Superset(
            new HashSet<string?> { "evaluation/roc.svg", "evaluation/calibration.svg", "evaluation/confusion.svg", "evaluation/segments.svg", "evaluation/evaluation.json" },
            artifacts.GetProperty("items").EnumerateArray().Select(artifact => artifact.GetProperty("path").GetString()).ToHashSet());
    }

    [Fact]
    public async Task Two_models_are_compared_on_the_same_rows()
    {
        var execution = await ExecuteAsync();
        var (champion, challenger) = (Evaluation("evaluate-baseline"), Evaluation("evaluate-linear"));

        var response = await server.Http.PostAsync($"/api/v1/evaluations/compare?champion={champion}&challenger={challenger}", null, Ct);
        var compared = (await response.Content.ReadFromJsonAsync<List<ComparisonView>>(Json.Options, Ct))!;
        var same = await server.Http.PostAsync($"/api/v1/evaluations/compare?champion={champion}&challenger={champion}", null, Ct);

        Assert.Equal(["auc", "log_loss", "brier"], compared.Select(view => view.Metric));
        Assert.All(compared, view => Assert.Equal(("better", true), (view.Verdict, view.Paired)));
        Assert.All((await same.Content.ReadFromJsonAsync<List<ComparisonView>>(Json.Options, Ct))!, view => Assert.Equal("undecided", view.Verdict));

        string Evaluation(string step) => execution.Steps.Single(state => state.Name == step).Outputs["evaluation"];
    }

    [Fact]
    public async Task The_kept_sketch_says_what_the_evaluation_says()
    {
        var execution = await ExecuteAsync();
        var id = execution.Steps.Single(step => step.Name == "evaluate-linear").Outputs["evaluation"];

        var catalog = server.Services.GetRequiredService<EvaluationCatalog>();
        var (view, sketch) = ((await catalog.FindAsync(id, Ct))!, (await catalog.ScoresAsync(id, Ct))!);

        Assert.Equal((view.Rows, view.Threshold), (sketch.Labelled, sketch.Threshold));
        Assert.Equal(view.Confusion, sketch.Confusion);
        foreach (var (metric, estimate) in sketch.Metrics())
            Assert.Equal(view.Metrics[metric].Value, estimate.Value, 1e-3);
    }

    /// <summary>The second and third time everything comes from the cache.</summary>
    async Task<ExecutionView> ExecuteAsync()
    {
        if (!(await server.Http.GetAsync("/api/v1/datasets/ships", Ct)).IsSuccessStatusCode)
        {
            var upload = await server.Http.PostAsync("/api/v1/uploads", new ByteArrayContent(Encoding.UTF8.GetBytes(Rows())), Ct);
            var digest = (await upload.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("digest").GetString();
            (await server.Http.PostAsJsonAsync("/api/v1/datasets/ships/versions", new { upload = digest, format = "csv" }, Ct)).EnsureSuccessStatusCode();
        }

        var put = await server.Http.PutAsJsonAsync("/api/v1/pipelines/story", new { definition = Definition, files = new Dictionary<string, string>() }, Ct);
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync(Ct));
        var started = await server.Http.PostAsJsonAsync("/api/v1/pipelines/story/executions", new { }, Ct);
        var execution = (await started.Content.ReadFromJsonAsync<ExecutionView>(Json.Options, Ct))!;
        for (var i = 0; execution.Status is ExecutionStatus.Queued or ExecutionStatus.Running && i < 3_000; i++)
        {
            await Task.Delay(20, Ct);
            execution = (await server.Http.GetFromJsonAsync<ExecutionView>($"/api/v1/executions/{execution.Id}", Json.Options, Ct))!;
        }

        Assert.True(execution.Status is ExecutionStatus.Succeeded, string.Join(' ', execution.Steps.Select(step => step.Error)));
        return execution;
    }

    /// <summary>6,000 ships: windy days and Oslo make them late.</summary>
    static string Rows()
    {
        var dice = new Random(4);
        var csv = new StringBuilder("wind,port,late\n");
        for (var i = 0; i < 6_000; i++)
        {
            var (wind, port) = (dice.NextDouble(), (string[])["Oslo", "Oslo", "Oslo", "Rome", "Rome", "Cork"] is var ports ? ports[dice.Next(6)] : "");
            var late = dice.NextDouble() < 1 / (1 + Math.Exp(3.2 - 3.6 * wind - (port == "Oslo" ? 1.2 : 0)));
            csv.Append(CultureInfo.InvariantCulture, $"{wind:0.0000},{port},{(late ? 1 : 0)}\n");
        }

        return csv.ToString();
    }
}
