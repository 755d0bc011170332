using System.CommandLine;
using Slipway.Cli.Shell;

namespace Slipway.Cli.Access;

static class WhoAmICommand
{
    public static Command Build(Verbs verbs) => verbs.Verb(
        "whoami", "Who the server takes you for, and what you may do", [],
        async (call, ct) =>
        {
            var me = await call.Client.Access.WhoAmIAsync(ct);
            return call.Answer(me, sheet => sheet.Facts(
                ("User", me.Name), ("Called", me.DisplayName), ("Roles", string.Join(", ", me.Roles)), ("May", string.Join(", ", me.Permissions)), ("Known by", me.Authentication)));
        });
}
