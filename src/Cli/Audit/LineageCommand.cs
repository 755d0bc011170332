using System.CommandLine;
using Slipway.Cli.Shell;
using Slipway.Contracts.Governance;

namespace Slipway.Cli.Audit;

static class LineageCommand
{
    static readonly Argument<string> Kind = Symbols.Argument<string>("KIND", "prediction, model-version, run, execution or table");
    static readonly Argument<string> Key = Symbols.Argument<string>("KEY", "Its id, e.g. flights-delay/2");

    static LineageCommand() => Kind.AcceptOnlyFromAmong("prediction", "model-version", "run", "execution", "table");

    public static Command Build(Verbs verbs) => verbs.Verb(
        "lineage", "What something was made of and what it touched", [Kind, Key],
        async (call, ct) =>
        {
            var lineage = await call.Client.Governance.LineageAsync(call.Value(Kind), call.Value(Key), ct);
            return call.Answer(lineage, sheet => Draw(sheet, lineage));
        });

    static void Draw(Sheet sheet, LineageView lineage)
    {
        var nodes = lineage.Nodes.ToDictionary(node => node.Id);
        var edges = lineage.Edges.ToLookup(edge => edge.From);
        HashSet<string> shown = [];
        Branch(lineage.Root, "", "");
        foreach (var node in lineage.Nodes.Where(node => !shown.Contains(node.Id)))
            sheet.Line(Title(node));

        void Branch(string id, string indent, string relation)
        {
            var again = !shown.Add(id);
            sheet.Line($"{indent}{relation}{(nodes.TryGetValue(id, out var node) ? Title(node) : id)}{(again ? " (above)" : "")}");
            if (again)
                return;
            foreach (var edge in edges[id])
                Branch(edge.To, indent + "  ", $"{edge.Relation} ");
        }
    }

    static string Title(LineageNodeView node) => $"{node.Kind} {node.Title}{(node.Detail is null ? "" : $", {node.Detail}")}{(node.Digest is null ? "" : $"  {node.Digest}")}";
}
