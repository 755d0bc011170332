using Slipway.Contracts.Monitoring;
using Slipway.Kernel;
using Slipway.Monitoring.Alerts;
using Slipway.Monitoring.Sketches;

namespace Slipway.Monitoring.Labels;

/// <summary>Takes what came true. Answered when it is on disk; of a prediction named twice the later value counts.</summary>
sealed class AcceptLabels(Sketcher sketcher, LabelJoiner joiner, SketchSignal signal)
{
    public const int MostLabels = 10_000;
    const int LongestId = 160;

    public async Task<LabelsAcceptedView> ExecuteAsync(LabelsRequest request, Actor actor, CancellationToken ct)
    {
        var labels = Checked(request.Labels);
        var accepted = await sketcher.WithAllFoldedAsync(_ => joiner.AcceptAsync(labels, actor.Name, ct), ct);
        signal.Raise();
        return accepted;
    }

    static List<LabelView> Checked(IReadOnlyList<LabelView> labels)
    {
        if (labels.Count is 0 or > MostLabels)
            throw Refusal.Invalid("labels.count", $"The request holds {labels.Count} labels; accepted are 1 to {MostLabels}.");
        var problems = new List<Problem>();
        var byId = new Dictionary<string, LabelView>();
        for (var i = 0; i < labels.Count && problems.Count < 20; i++)
        {
            if (labels[i].Prediction.Length is 0 or > LongestId)
                problems.Add(new($"labels[{i}].prediction", $"A prediction id has 1 to {LongestId} characters."));
            else if (labels[i].Value is not (0 or 1))
                problems.Add(new($"labels[{i}].value", $"The label of '{labels[i].Prediction}' is {labels[i].Value}; accepted are 0 and 1."));
            else
                byId[labels[i].Prediction] = labels[i];
        }

        return problems.Count == 0 ? [.. byId.Values] : throw Refusal.Invalid("labels.invalid", $"{problems[0].Message} Nothing was kept.", problems);
    }
}
