namespace Slipway.Engines.OnnxRuntime;

/// <summary>One input or output of a model.</summary>
/// <param name="Shape">Its dimensions; -1 where the model takes any size.</param>
public sealed record OnnxTensorInfo(string Name, TensorElementType Type, IReadOnlyList<long> Shape)
{
    /// <summary>Whether a tensor of this shape fits: same rank, same sizes where the model fixes them.</summary>
    public bool Accepts(ReadOnlySpan<long> shape)
    {
        if (shape.Length != Shape.Count)
            return false;
        for (var i = 0; i < shape.Length; i++)
        {
            if (shape[i] < 0 || Shape[i] >= 0 && Shape[i] != shape[i])
                return false;
        }

        return true;
    }

    public override string ToString() => $"{Name}: {Type}[{string.Join(',', Shape)}]";
}
