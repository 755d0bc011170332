namespace Slipway.Serving.Inference;

/// <summary>Why a request gets no prediction: a value, because refusing must stay cheap under load.</summary>
/// <param name="Status">The HTTP status that says so.</param>
/// <param name="Message">Names the input, its value and what is accepted.</param>
public sealed record InferenceFailure(int Status, string Message)
{
    public static InferenceFailure Invalid(string message) => new(400, message);

    public static InferenceFailure NotFound(string message) => new(404, message);

    public static InferenceFailure TooLarge(string message) => new(413, message);

    public static InferenceFailure Unavailable(string message) => new(503, message);
}
