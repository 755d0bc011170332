using System.Text;
using System.Text.Json;
using Slipway.Client;

namespace Slipway.Load;

/// <summary>One row at a time by Open Inference Protocol v2; the row is made of what the model says it takes.</summary>
static class Scoring
{
    public static async Task<Throughput> MeasureAsync(SlipwayClient client, string model)
    {
        using var metadata = JsonDocument.Parse(await client.Inference.MetadataAsync(model, CancellationToken.None));
        var inputs = metadata.RootElement.GetProperty("inputs").EnumerateArray().Select(input => Tensor(
            input.GetProperty("name").GetString()!, input.GetProperty("datatype").GetString()!, input.GetProperty("shape").GetArrayLength()));
        var request = Encoding.UTF8.GetBytes($$"""{"inputs":[{{string.Join(',', inputs)}}]}""");
        return await Generator.RunAsync((_, ct) => client.Inference.InferAsync(model, request, ct));
    }

    static string Tensor(string name, string datatype, int dimensions) =>
        $$"""{"name":"{{name}}","datatype":"{{datatype}}","shape":[{{string.Join(',', Enumerable.Repeat(1, dimensions))}}],"data":[{{(datatype == "BYTES" ? "\"ATL\"" : "1")}}]}""";
}
