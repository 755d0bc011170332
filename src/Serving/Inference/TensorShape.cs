using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Slipway.Serving.Tensors;

namespace Slipway.Serving.Inference;

[InlineArray(TensorBuffer.MaxRank)]
struct Dimensions
{
    long _first;
}

/// <summary>The shape that a request gives a tensor, checked before any memory is taken for it.</summary>
struct TensorShape
{
    Dimensions _dimensions;
    int _rank;

    public bool IsKnown { get; private set; }

    /// <summary>The product of all dimensions.</summary>
    public int Elements { get; private set; }

    public readonly int Rank => _rank;

    public readonly long this[int dimension] => _dimensions[dimension];

    [UnscopedRef]
    public readonly ReadOnlySpan<long> Dimensions => ((ReadOnlySpan<long>)_dimensions)[.._rank];

    public InferenceFailure? Read(ref Utf8JsonReader reader, string name, InferenceLimits limits)
    {
        reader.Read();
        if (reader.TokenType is not JsonTokenType.StartArray)
            return Refused(ref reader, name);
        _rank = 0;
        while (reader.Read() && reader.TokenType is JsonTokenType.Number)
        {
            if (_rank == TensorBuffer.MaxRank || !reader.TryGetInt64(out var length) || length < 1)
                return Refused(ref reader, name);
            _dimensions[_rank++] = length;
        }

        return reader.TokenType is JsonTokenType.EndArray ? Measure(name, limits) : Refused(ref reader, name);
    }

    InferenceFailure? Measure(string name, InferenceLimits limits)
    {
        if (_rank > 0 && _dimensions[0] > limits.MaxRows)
            return InferenceFailure.Invalid($"Input '{name}' holds {_dimensions[0]} rows; accepted are up to {limits.MaxRows} in one request.");
        long elements = 1;
        foreach (var length in Dimensions)
        {
            if (length > limits.MaxElements || (elements *= length) > limits.MaxElements)
                return InferenceFailure.Invalid($"Input '{name}' has the shape {Text(Dimensions)}; accepted are up to {limits.MaxElements} values in one tensor.");
        }

        Elements = (int)elements;
        IsKnown = true;
        return null;
    }

    public static string Text(ReadOnlySpan<long> shape) => $"[{string.Join(",", shape.ToArray())}]";

    static InferenceFailure Refused(ref Utf8JsonReader reader, string name) => InferenceFailure.Invalid(
        $"The shape of input '{name}' holds {JsonTrouble.Value(ref reader)}; accepted is an array of 1 to {TensorBuffer.MaxRank} whole numbers from 1.");
}
