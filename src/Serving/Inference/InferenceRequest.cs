using System.Text;
using Slipway.Serving.Tensors;

namespace Slipway.Serving.Inference;

/// <summary>Where some text of a request lies in its <see cref="InferenceRequest"/>; of no length when not given.</summary>
readonly record struct TextSlice(int Start, int Length)
{
    public bool IsEmpty => Length == 0;
}

/// <summary>A tensor of a request, as it was sent.</summary>
sealed class RequestTensor
{
    public TextSlice Name { get; set; }
    public TensorBuffer Buffer { get; } = new();
}

/// <summary>One inference request taken apart into typed buffers. Filled again and again: a request allocates nothing.</summary>
sealed class InferenceRequest
{
    readonly List<RequestTensor> _tensors = [];
    readonly List<TextSlice> _outputs = [];
    byte[] _text = new byte[512];
    int _textLength;

    public TextSlice Id { get; set; }
    public TextSlice RoutingKey { get; set; }

    /// <summary>Unix milliseconds; null when the request names none.</summary>
    public long? EventTime { get; set; }

    public int TensorCount { get; private set; }

    /// <summary>Names of the outputs asked for; empty asks for all.</summary>
    public IReadOnlyList<TextSlice> Outputs => _outputs;

    public RequestTensor Tensor(int i) => _tensors[i];

    public ReadOnlySpan<byte> Text(TextSlice slice) => _text.AsSpan(slice.Start, slice.Length);

    public string TextOf(TextSlice slice) => Encoding.UTF8.GetString(Text(slice));

    public void Reset()
    {
        TensorCount = 0;
        _textLength = 0;
        _outputs.Clear();
        (Id, RoutingKey, EventTime) = (default, default, null);
    }

    public RequestTensor AddTensor()
    {
        if (TensorCount == _tensors.Count)
            _tensors.Add(new());
        var tensor = _tensors[TensorCount++];
        tensor.Name = default;
        return tensor;
    }

    public void AddOutput(TextSlice name) => _outputs.Add(name);

    /// <summary>The place for text of at most this length; <see cref="Keep"/> says how much was written.</summary>
    public Span<byte> RoomForText(int length)
    {
        if (_text.Length - _textLength < length)
            Array.Resize(ref _text, Math.Max(_textLength + length, _text.Length * 2));
        return _text.AsSpan(_textLength, length);
    }

    public TextSlice Keep(int length)
    {
        var slice = new TextSlice(_textLength, length);
        _textLength += length;
        return slice;
    }

    /// <summary>Takes over another request whole.</summary>
    public void CopyFrom(InferenceRequest other)
    {
        Reset();
        other._text.AsSpan(0, other._textLength).CopyTo(RoomForText(other._textLength));
        _textLength = other._textLength;
        (Id, RoutingKey, EventTime) = (other.Id, other.RoutingKey, other.EventTime);
        for (var i = 0; i < other.TensorCount; i++)
        {
            var tensor = AddTensor();
            tensor.Name = other.Tensor(i).Name;
            tensor.Buffer.CopyFrom(other.Tensor(i).Buffer);
        }
    }

    /// <summary>Bytes that the buffers hold on to, so that one giant request does not stay in memory for ever.</summary>
    public long Footprint
    {
        get
        {
            long bytes = _text.Length;
            foreach (var tensor in _tensors)
                bytes += tensor.Buffer.Capacity;
            return bytes;
        }
    }
}
