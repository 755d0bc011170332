using System.CommandLine;
using Slipway.Cli.Shell;
using Slipway.Contracts.Tracking;

namespace Slipway.Cli.Runs;

static class ShowCommand
{
    static readonly Argument<string> Id = Symbols.Argument<string>("RUN", "The run's id");

    public static Command Build(Verbs verbs) => verbs.Verb(
        "show", "A run: parameters, metrics, inputs, artifacts", [Id],
        async (call, ct) =>
        {
            var run = await call.Client.Runs.GetAsync(call.Value(Id), ct);
            if (call.AsJson)
                return call.Answer(run, _ => { });
            var artifacts = await call.Client.Runs.ArtifactsAsync(run.Id, ct).ToListAsync(ct);
            return call.Answer(run, sheet => Draw(sheet, run, artifacts));
        });

    static void Draw(Sheet sheet, RunView run, IReadOnlyList<ArtifactView> artifacts)
    {
        sheet.Facts(
            ("Run", run.Id), ("Name", run.Name), ("Experiment", run.Experiment), ("Status", run.Status), ("Started", run.StartedAt), ("Ended", run.EndedAt),
            ("By", run.CreatedBy), ("Execution", run.Execution), ("Step", run.Step), ("Code", run.CodeDigest));
        Section(sheet, "Parameters", run.Params.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, (object?)pair.Value)));
        Section(sheet, "Metrics", run.Metrics.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, (object?)pair.Value)));
        Section(sheet, "Inputs", run.Inputs.Select(input => (input.Context, (object?)(input.Dataset is null ? input.Table : $"{input.Dataset}@{input.Version} {input.Table}"))));
        Section(sheet, "Artifacts", artifacts.Select(artifact => (artifact.Path, (object?)new Bytes(artifact.Bytes))));
    }

    static void Section(Sheet sheet, string title, IEnumerable<(string, object?)> facts)
    {
        var all = facts.ToArray();
        if (all.Length == 0)
            return;
        sheet.Title(title);
        sheet.Facts(all);
    }
}
