using Slipway.Serving.Tensors;

namespace Slipway.Serving.Inference;

/// <summary>Holds a request's tensors against a model's signature and puts them in its order.</summary>
static class InputBinder
{
    /// <param name="bound">One place for each input of the signature.</param>
    public static InferenceFailure? Bind(InferenceRequest request, ModelSignature signature, TensorBuffer[] bound, out int rows)
    {
        rows = 0;
        if (Unknown(request, signature) is { } unknown)
            return unknown;
        for (var i = 0; i < signature.Inputs.Count; i++)
        {
            var spec = signature.Inputs[i];
            if (Find(request, spec, i) is not { } tensor)
                return InferenceFailure.Invalid($"Input '{spec.Name}' is missing; the model takes {Describe(signature.Inputs)}.");
            if (Check(tensor.Buffer, spec) is { } failure)
                return failure;
            var length = spec.Shape.Count == 0 ? 1 : (int)tensor.Buffer.Shape[0];
            if (rows == 0)
                rows = length;
            else if (length != rows)
                return InferenceFailure.Invalid($"Input '{spec.Name}' holds {length} rows, input '{signature.Inputs[0].Name}' {rows}; every input needs the same number of rows.");
            bound[i] = tensor.Buffer;
        }

        return null;
    }

    static RequestTensor? Find(InferenceRequest request, TensorSpec spec, int guess)
    {
        if (guess < request.TensorCount && request.Text(request.Tensor(guess).Name).SequenceEqual(spec.Utf8Name))
            return request.Tensor(guess);
        for (var i = 0; i < request.TensorCount; i++)
        {
            if (request.Text(request.Tensor(i).Name).SequenceEqual(spec.Utf8Name))
                return request.Tensor(i);
        }

        return null;
    }

    static InferenceFailure? Unknown(InferenceRequest request, ModelSignature signature)
    {
        for (var i = 0; i < request.TensorCount; i++)
        {
            var name = request.Text(request.Tensor(i).Name);
            var known = i < signature.Inputs.Count && name.SequenceEqual(signature.Inputs[i].Utf8Name);
            for (var j = 0; j < signature.Inputs.Count && !known; j++)
                known = name.SequenceEqual(signature.Inputs[j].Utf8Name);
            if (!known)
                return InferenceFailure.Invalid($"The model has no input '{request.TextOf(request.Tensor(i).Name)}'; it takes {Describe(signature.Inputs)}.");
        }

        return null;
    }

    static InferenceFailure? Check(TensorBuffer tensor, TensorSpec spec)
    {
        if (tensor.Type != spec.Type)
            return InferenceFailure.Invalid($"Input '{spec.Name}' has the datatype {tensor.Type.Name()}; the model takes {spec.Type.Name()}.");
        if (spec.IsColumn)
            AsColumn(tensor, spec);
        var fits = tensor.Shape.Length == spec.Shape.Count;
        for (var i = 0; fits && i < spec.Shape.Count; i++)
            fits = spec.Shape[i] < 0 || spec.Shape[i] == tensor.Shape[i];
        if (fits)
            return null;
        var accepted = spec.IsColumn ? "[N] or [N,1]" : spec.ShapeText;
        return InferenceFailure.Invalid($"Input '{spec.Name}' has the shape {TensorShape.Text(tensor.Shape)}; the model takes {accepted}.");
    }

    /// <summary>A column may come as [N] or as [N,1]; the model sees the one it was made for.</summary>
    static void AsColumn(TensorBuffer tensor, TensorSpec spec)
    {
        var rows = tensor.Shape.IsEmpty ? 0 : tensor.Shape[0];
        if (spec.Shape.Count == 2 && tensor.Shape.Length == 1)
            tensor.Reshape([rows, 1]);
        else if (spec.Shape.Count == 1 && tensor.Shape.Length == 2 && tensor.Shape[1] == 1)
            tensor.Reshape([rows]);
    }

    static string Describe(IReadOnlyList<TensorSpec> inputs) =>
        string.Join(", ", inputs.Select(spec => $"{spec.Name} {spec.Type.Name()} {spec.ShapeText}"));
}
