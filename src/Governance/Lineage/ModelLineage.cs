using System.Globalization;
using Slipway.Contracts.Registry;
using Slipway.Registry;
using Slipway.Serving;

namespace Slipway.Governance.Lineage;

/// <summary>Model versions, who approved them, and the deployments that serve them.</summary>
sealed class ModelLineage(ModelCatalog models, DeploymentCatalog deployments) : ILineageSource
{
    public const string Version = "model-version";
    public const string Approval = "approval";
    public const string Deployment = "deployment";

    public IReadOnlyList<string> Kinds { get; } = [Version, Approval, Deployment];

    public Task<LineageEntry?> FindAsync(LineageKey key, CancellationToken ct) => key.Kind switch
    {
        Version => FindVersionAsync(key, ct),
        Approval => FindApprovalAsync(key, ct),
        _ => FindDeploymentAsync(key, ct),
    };

    async Task<LineageEntry?> FindVersionAsync(LineageKey key, CancellationToken ct)
    {
        if (Split(key.Key, 2) is not [var model, var number] || await models.FindVersionAsync(model, Number(number), ct) is not { } version)
            return null;
        var links = new List<LineageLink>();
        if (version.Run is { } run)
            links.Add(LineageLink.Source(new(RunLineage.Run, run), "made by"));
        if (version.Execution is { } execution)
            links.Add(LineageLink.Source(new(RunLineage.Execution, execution), "registered by"));
        if (version.Table is { } table)
            links.Add(LineageLink.Source(DataLineage.Of(table), "trained on"));
        if (version.Dataset is { } dataset)
            links.Add(LineageLink.Source(DataLineage.Of(dataset), "from"));
        links.AddRange(version.Approvals.Select((approval, i) => LineageLink.Source(new(Approval, $"{key.Key}/{i + 1}"), Word(approval.Decision))));
        foreach (var deployment in (await deployments.LiveAsync(ct)).Where(deployment => deployment.Model == model && deployment.Routes.Any(route => route.Version == version.Version)))
            links.Add(LineageLink.Product(new(Deployment, deployment.Name), "serves"));
        return new(
            new(key.ToString(), Version, $"{model} {version.Version}", $"{version.Status}, by {version.Author}", version.Digest, $"/models/{model}/versions/{version.Version}"),
            links);
    }

    async Task<LineageEntry?> FindApprovalAsync(LineageKey key, CancellationToken ct)
    {
        if (Split(key.Key, 3) is not [var model, var number, var place] || await models.FindVersionAsync(model, Number(number), ct) is not { } version ||
            version.Approvals.ElementAtOrDefault(Number(place) - 1) is not { } approval)
            return null;
        var at = approval.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        return new(
            new(key.ToString(), Approval, approval.By, $"{approval.Decision} at {at}: {approval.Comment}", approval.ModelDigest, $"/models/{model}/versions/{version.Version}"), []);
    }

    async Task<LineageEntry?> FindDeploymentAsync(LineageKey key, CancellationToken ct)
    {
        if (await deployments.FindAsync(key.Key, ct) is not { } deployment)
            return null;
        var links = deployment.Routes.Select(route => LineageLink.Present(new(Version, $"{deployment.Model}/{route.Version}"), "serves"));
        return new(
            new(key.ToString(), Deployment, deployment.Name, $"{deployment.Environment}, {deployment.Status}", null, $"/deployments/{deployment.Name}"), [.. links]);
    }

    static string[] Split(string key, int parts) => key.Split('/') is { } found && found.Length == parts ? found : [];

    static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    static string Word(Decision decision) => decision is Decision.Approve ? "approved by" : "rejected by";
}
