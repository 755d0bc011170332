using Slipway.Cli.Shell;
using Slipway.Contracts.Serving;

namespace Slipway.Cli.Deployments;

static class DeploymentPicture
{
    public static void Draw(Sheet sheet, DeploymentView deployment)
    {
        sheet.Facts(
            ("Deployment", deployment.Name), ("Environment", deployment.Environment), ("Model", deployment.Model), ("Follows", deployment.Follows),
            ("Status", deployment.Status), ("Problem", deployment.Problem), ("Answers at", $"/v2/models/{deployment.Name}/infer"),
            ("Rollout", deployment.Rollout is { } rollout ? $"{rollout.Strategy} of version {rollout.Version} at {rollout.Weight} %, {rollout.Status}" : null));
        sheet.Line();
        sheet.Table(
            deployment.Routes, "No route.",
            new("version", row => row.Version),
            new("role", row => row.Role),
            new("weight", row => new Share(row.Weight / 100.0)),
            new("requests/s", row => row.Traffic.RequestsPerSecond),
            new("errors", row => row.Traffic.Errors),
            new("p50 ms", row => row.Traffic.P50),
            new("p99 ms", row => row.Traffic.P99));
    }
}
