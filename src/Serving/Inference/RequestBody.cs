using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Slipway.Serving.Inference;

/// <summary>Takes a request's body from the wire and parses it where it lies, without a copy when it came in one piece.</summary>
static class RequestBody
{
    public static async ValueTask<InferenceFailure?> ParseAsync(HttpContext http, InferenceRequest request, ServingOptions options)
    {
        if (http.Request.ContentLength > options.MaxRequestBytes)
            return TooLarge(options);
        if (http.Request.ContentLength is null && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = options.MaxRequestBytes + 1L;
        var body = http.Request.BodyReader;
        var limits = new InferenceLimits(options.MaxRows, options.MaxRequestBytes / 2);
        while (true)
        {
            var read = await body.ReadAsync(http.RequestAborted);
            if (read.Buffer.Length > options.MaxRequestBytes)
            {
                body.AdvanceTo(read.Buffer.End);
                return TooLarge(options);
            }

            if (read.IsCompleted)
            {
                var failure = Parse(read.Buffer, request, limits);
                body.AdvanceTo(read.Buffer.End);
                return failure;
            }

            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    static InferenceFailure? Parse(in ReadOnlySequence<byte> buffer, InferenceRequest request, InferenceLimits limits)
    {
        if (buffer.IsSingleSegment)
            return InferenceParser.Parse(buffer.FirstSpan, request, limits);
        var length = (int)buffer.Length;
        var whole = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            buffer.CopyTo(whole);
            return InferenceParser.Parse(whole.AsSpan(0, length), request, limits);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(whole);
        }
    }

    static InferenceFailure TooLarge(ServingOptions options) =>
        InferenceFailure.TooLarge($"The request is larger than {options.MaxRequestBytes} bytes, which is the most this server takes; send fewer rows at once.");
}
