using Slipway.Serving.Tensors;

namespace Slipway.Serving.Inference;

/// <summary>Refuses a request for outputs that the model does not have.</summary>
static class RequestedOutputs
{
    public static InferenceFailure? Check(InferenceRequest request, ModelSignature signature)
    {
        for (var i = 0; i < request.Outputs.Count; i++)
        {
            var known = false;
            for (var j = 0; j < signature.Outputs.Count && !known; j++)
                known = request.Text(request.Outputs[i]).SequenceEqual(signature.Outputs[j].Utf8Name);
            if (!known)
                return InferenceFailure.Invalid($"The model has no output '{request.TextOf(request.Outputs[i])}'; it gives {string.Join(", ", signature.Outputs.Select(spec => spec.Name))}.");
        }

        return null;
    }
}
