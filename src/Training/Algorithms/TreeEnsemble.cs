using Slipway.Training.Onnx;

namespace Slipway.Training.Algorithms;

/// <summary>Writes boosted trees as one ONNX operator followed by the logistic function.</summary>
static class TreeEnsemble
{
    /// <param name="margin">Added to the sum of the leaves.</param>
    public static string AddTo(OnnxGraph graph, string features, IReadOnlyList<Tree> trees, float margin)
    {
        var nodes = trees.SelectMany((tree, number) => Enumerable.Range(0, tree.Left.Length).Select(node => (Tree: tree, Number: number, Node: node))).ToList();
        var leaves = nodes.Where(at => IsLeaf(at.Tree, at.Node)).ToList();
        var score = graph.AddMl("TreeEnsembleRegressor", features,
            OnnxAttribute.Of("n_targets", 1),
            OnnxAttribute.Of("aggregate_function", "SUM"),
            OnnxAttribute.Of("post_transform", "NONE"),
            OnnxAttribute.Of("base_values", [margin]),
            OnnxAttribute.Of("nodes_treeids", nodes.Select(at => (long)at.Number)),
            OnnxAttribute.Of("nodes_nodeids", nodes.Select(at => (long)at.Node)),
            OnnxAttribute.Of("nodes_modes", nodes.Select(at => IsLeaf(at.Tree, at.Node) ? "LEAF" : "BRANCH_LT")),
            OnnxAttribute.Of("nodes_featureids", nodes.Select(at => IsLeaf(at.Tree, at.Node) ? 0L : at.Tree.Feature[at.Node])),
            OnnxAttribute.Of("nodes_values", nodes.Select(at => IsLeaf(at.Tree, at.Node) ? 0f : at.Tree.Value[at.Node])),
            OnnxAttribute.Of("nodes_truenodeids", nodes.Select(at => (long)Math.Max(at.Tree.Left[at.Node], 0))),
            OnnxAttribute.Of("nodes_falsenodeids", nodes.Select(at => (long)Math.Max(at.Tree.Right[at.Node], 0))),
            OnnxAttribute.Of("nodes_missing_value_tracks_true", nodes.Select(at => at.Tree.MissingLeft[at.Node] ? 1L : 0L)),
            OnnxAttribute.Of("target_treeids", leaves.Select(at => (long)at.Number)),
            OnnxAttribute.Of("target_nodeids", leaves.Select(at => (long)at.Node)),
            OnnxAttribute.Of("target_ids", leaves.Select(_ => 0L)),
            OnnxAttribute.Of("target_weights", leaves.Select(at => at.Tree.Value[at.Node])));
        return graph.Add("Sigmoid", [score]);
    }

    static bool IsLeaf(Tree tree, int node) => tree.Left[node] < 0;
}
