using System.Text;
using BenchmarkDotNet.Attributes;
using Slipway.Serving.Inference;

namespace Slipway.Micro;

/// <summary>What one request costs before a model sees it.</summary>
[MemoryDiagnoser]
public class InferenceParsing
{
    static readonly InferenceLimits Limits = new(MaxRows: 10_000, MaxElements: 10_000_000);

    readonly InferenceRequest _request = new();
    byte[] _one = [];
    byte[] _many = [];

    [GlobalSetup]
    public void Setup() => (_one, _many) = (Body(1), Body(64));

    [Benchmark]
    public bool One_row() => InferenceParser.Parse(_one, _request, Limits) is null;

    [Benchmark]
    public bool Rows_64() => InferenceParser.Parse(_many, _request, Limits) is null;

    static byte[] Body(int rows)
    {
        string Tensor(string name, string type, string value) =>
            $$"""{"name":"{{name}}","datatype":"{{type}}","shape":[{{rows}},1],"data":[{{string.Join(',', Enumerable.Repeat(value, rows))}}]}""";
        return Encoding.UTF8.GetBytes($$"""
            {"id":"p1","inputs":[{{Tensor("hour", "INT64", "8")}},{{Tensor("distance", "INT64", "592")}},{{Tensor("origin", "BYTES", "\"ATL\"")}}]}
            """);
    }
}
