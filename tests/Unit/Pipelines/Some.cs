using System.Text.Json.Nodes;
using Slipway.Kernel;
using Slipway.Pipelines.Definitions;
using Slipway.Pipelines.Steps;

namespace Slipway.Unit.Pipelines;

static class Some
{
    public static StepWith With(string json) => new("train", JsonNode.Parse(json)!.AsObject());

    /// <summary>The flights example, as far as definitions go.</summary>
    public const string Pipeline = """
        name: flights-delay
        description: Late?
        inputs:
          data: { meaning: The flights, default: flights@latest }
        on:
          alert: { model: flights-delay, fresh: flights }
          schedule: { cron: "0 3 * * mon" }
        steps:
          split:
            uses: data/split
            with: { table: "${{ inputs.data }}", ratios: { train: 0.7, test: 0.3 } }
          check:
            uses: data/leakage
            with: { parts: { train: "${{ steps.split.outputs.train }}" } }
          baseline:
            uses: train/prior
            needs: [check]
            with: &training
              train: ${{ steps.split.outputs.train }}
              seed: 7
          trees:
            uses: train/trees
            needs: [check]
            retries: 2
            timeout: 10m
            resources: { cpus: 2, memory: 4GiB }
            with:
              <<: *training
              seed: 8
              file: notes.md
          script:
            run: [python3, notes.py, "--seed", "7"]
            env: { LEVEL: high }
            needs: [trees]
        """;

    public static readonly IReadOnlyDictionary<string, string> Files = new Dictionary<string, string> { ["notes.md"] = "# Notes" };

    public static StepCatalog Catalog { get; } = new(
    [
        new FakeStep("data/split", null, new("table", true, "Which table."), new("ratios", true, "Shares.")),
        new FakeStep("data/leakage", [], new("parts", true, "Parts."), new("label", false, "Label.")),
        new FakeStep("train/prior", ["run", "model"], new("train", true, "Rows."), new("seed", false, "Seed.")),
        new FakeStep("train/trees", ["run", "model"], new("train", true, "Rows."), new("seed", false, "Seed."), new("file", false, "Notes.", IsFile: true)),
    ]);

    /// <summary>Everything wrong with a definition, as putting it would tell.</summary>
    public static List<Problem> Problems(string text, IReadOnlyDictionary<string, string>? files = null, bool commands = true)
    {
        var problems = new List<Problem>();
        if (DefinitionParser.Parse(text, problems) is { } definition)
            new DefinitionCheck(Catalog, new() { Commands = commands }).Check(definition, files ?? Files, problems);
        return problems;
    }

    sealed class FakeStep(string name, IReadOnlyList<string>? outputs, params StepParameter[] parameters) : IStep
    {
        public string Name => name;
        public IReadOnlyList<string>? Outputs => outputs;
        public IReadOnlyList<StepParameter> Parameters => parameters;
        public Task<StepResult> RunAsync(StepContext context, CancellationToken ct) => throw new NotSupportedException();
    }
}
