using System.Buffers;
using System.Text.Json;
using Slipway.Serving.Routing;
using Slipway.Serving.Tensors;

namespace Slipway.Serving.Inference;

/// <summary>Everything one request needs from being read to being answered. Pooled: its buffers serve many requests, one after the other.</summary>
sealed class InferenceExchange
{
    TensorBuffer[] _inputs = [];
    TensorBuffer[] _outputs = [];
    int _inputCount, _outputCount;

    public InferenceExchange() => Json = new(Response, new JsonWriterOptions { SkipValidation = true });

    public InferenceRequest Request { get; } = new();

    /// <summary>The version asked for by its number; null leaves the choice to the routes.</summary>
    public string? Version { get; set; }

    /// <summary>Who asks: the name of the acting user.</summary>
    public string Caller { get; set; } = "";

    /// <summary>The route that answered.</summary>
    public Route? Route { get; set; }

    public int Rows { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long ReceivedAt { get; set; }

    public ReadOnlyMemory<TensorBuffer> Inputs => _inputs.AsMemory(0, _inputCount);

    public ReadOnlyMemory<TensorBuffer> Outputs => _outputs.AsMemory(0, _outputCount);

    public ArrayBufferWriter<byte> Response { get; } = new(1024);

    public Utf8JsonWriter Json { get; }

    /// <summary>Places for a model's inputs, to be bound to the request's tensors.</summary>
    public TensorBuffer[] InputPlaces(int count)
    {
        if (_inputs.Length < count)
            _inputs = new TensorBuffer[count];
        _inputCount = count;
        return _inputs;
    }

    public void PrepareOutputs(int count)
    {
        if (_outputs.Length < count)
            _outputs = [.. _outputs, .. Enumerable.Range(_outputs.Length, count - _outputs.Length).Select(_ => new TensorBuffer())];
        _outputCount = count;
    }

    public void Reset()
    {
        (Version, Caller, Route, Rows, ReceivedAt) = (null, "", null, 0, 0);
        Request.Reset();
        Response.ResetWrittenCount();
        Json.Reset();
    }

    /// <summary>Bytes that the buffers hold on to.</summary>
    public long Footprint
    {
        get
        {
            var bytes = Request.Footprint + Response.Capacity;
            foreach (var tensor in _outputs)
                bytes += tensor.Capacity;
            return bytes;
        }
    }
}
