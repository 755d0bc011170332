using System.CommandLine;
using Slipway.Cli.Shell;

namespace Slipway.Cli;

static class StatusCommand
{
    public static Command Build(Verbs verbs) => verbs.Verb(
        "status", "The server, and the loop at a glance", [],
        async (call, ct) =>
        {
            var server = await call.Client.Governance.ServerAsync(ct);
            var overview = await call.Client.Governance.OverviewAsync(ct);
            return call.Answer(new { Server = server, overview.Stages }, sheet =>
            {
                sheet.Facts(
                    ("Server", call.Client.Server), ("Version", server.Version), ("Since", server.StartedAt), ("Database", server.Database), ("Blobs", server.Blobs),
                    ("People", server.Authentication), ("Memory", new Bytes(server.MemoryBytes)));
                sheet.Line();
                sheet.Table(
                    overview.Stages, "No stages.",
                    new("stage", row => row.Name), new("state", row => row.State), new("count", row => row.Count), new("last", row => row.LastAt), new("", row => row.Headline));
            });
        });
}
