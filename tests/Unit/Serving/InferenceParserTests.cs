using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Serving.Inference;

namespace Slipway.Unit.Serving;

public sealed class InferenceParserTests
{
    const string Whole = """
        {"id":"r\u0031","parameters":{"event_time":"2001-02-03T04:05:06Z","routing_key":"käthe","other":[1]},"extra":{"a":[]},
         "inputs":[{"name":"x","shape":[2,2],"datatype":"FP32","parameters":{},"data":[1,2.5,-3e2,null]},
                   {"data":[["a"],["b\u00fc\n"]],"name":"s","datatype":"BYTES","shape":[2,1]}],
         "outputs":[{"name":"y"},{"parameters":{},"name":"z"}]}
        """;

    static readonly InferenceLimits Limits = new(MaxRows: 100, MaxElements: 1000);

    readonly InferenceRequest _request = new();

    [Fact]
    public void A_request_is_taken_apart_whatever_the_order_of_its_members()
    {
        Assert.Null(Parse(Whole));

        Assert.Equal(("r1", "käthe"), (_request.TextOf(_request.Id), _request.TextOf(_request.RoutingKey)));
        Assert.Equal(new DateTimeOffset(2001, 2, 3, 4, 5, 6, TimeSpan.Zero).ToUnixTimeMilliseconds(), _request.EventTime);
        Assert.Equal(["y", "z"], _request.Outputs.Select(_request.TextOf));
        var (x, s) = (_request.Tensor(0), _request.Tensor(1));
        Assert.Equal(("x", "s"), (_request.TextOf(x.Name), _request.TextOf(s.Name)));
        Assert.Equal([1, 2.5f, -300, float.NaN], x.Buffer.Values<float>());
        Assert.Equal([2, 2], x.Buffer.Shape);
        Assert.Equal(["a", "bü\n"], Enumerable.Range(0, 2).Select(i => Encoding.UTF8.GetString(s.Buffer.Text(i))));
    }

    [Fact]
    public void A_request_can_not_ask_for_outputs_without_end()
    {
        var outputs = string.Join(",", Enumerable.Repeat("{\"name\":\"y\"}", 5000));

        var failure = Parse($"{{\"inputs\":[],\"outputs\":[{outputs}]}}");

        Assert.Equal((400, "The request asks for more than 4096 outputs."), (failure!.Status, failure.Message));
    }

    [Theory]
    [InlineData("[[1,2],[3,4]]", true)]
    [InlineData("[1,2,3,4]", true)]
    [InlineData("[[1,2,3],[4]]", false)]
    [InlineData("[[[1],[2]],[[3],[4]]]", false)]
    [InlineData("[[1,2],3,4]", false)]
    [InlineData("[1,2,[3,4]]", false)]
    [InlineData("[1,2,3,4,5]", false)]
    [InlineData("[]", false)]
    [InlineData("4", false)]
    public void Data_is_flat_or_nested_as_its_shape_says(string data, bool isAccepted)
    {
        var failure = Parse($$"""{"inputs":[{"name":"x","shape":[2,2],"datatype":"INT32","data":{{data}}}]}""");

        Assert.Equal(isAccepted, failure is null);
    }

    [Theory]
    [InlineData("INT8", "127", true)]
    [InlineData("INT8", "128", false)]
    [InlineData("UINT8", "-1", false)]
    [InlineData("UINT8", "255", true)]
    [InlineData("INT64", "9223372036854775807", true)]
    [InlineData("INT64", "9223372036854775808", false)]
    [InlineData("UINT64", "18446744073709551615", true)]
    [InlineData("UINT64", "-1", false)]
    [InlineData("INT32", "1.5", false)]
    [InlineData("INT32", "null", false)]
    [InlineData("FP16", "65504", true)]
    [InlineData("FP16", "70000", false)]
    [InlineData("FP32", "1e39", false)]
    [InlineData("FP64", "1e39", true)]
    [InlineData("FP64", "\"1\"", false)]
    [InlineData("BOOL", "true", true)]
    [InlineData("BOOL", "1", true)]
    [InlineData("BOOL", "2", false)]
    [InlineData("BYTES", "\"a\"", true)]
    [InlineData("BYTES", "1", false)]
    [InlineData("BYTES", "\"a\\u0000b\"", false)]
    public void A_value_that_does_not_fit_its_type_is_refused(string type, string value, bool isAccepted)
    {
        var failure = Parse($$"""{"inputs":[{"name":"x","shape":[1],"datatype":"{{type}}","data":[{{value}}]}]}""");

        Assert.Equal(isAccepted, failure is null);
        if (failure is not null)
            Assert.Contains("'x'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_time_without_a_zone_is_UTC()
    {
        Parse("""{"parameters":{"event_time":"2001-02-03T04:05:06"},"inputs":[]}""");

        Assert.Equal(981173106000, _request.EventTime);
    }

    [Fact]
    public void Inputs_stand_once()
    {
        Assert.Contains("twice", Parse("""{"inputs":[{"name":"x","shape":[1],"datatype":"BOOL","data":[1]},{"name":"x","shape":[1],"datatype":"BOOL","data":[1]}]}""")?.Message, StringComparison.Ordinal);
        Assert.Contains("twice", Parse("""{"inputs":[],"inputs":[]}""")?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_bytes_crash_the_parser() => Prop.ForAll<byte[]>(bytes =>
    {
        Parse(bytes);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_mutilated_request_crashes_the_parser()
    {
        var whole = Encoding.UTF8.GetBytes(Whole);
        var wounds = Gen.Zip(Gen.Choose(0, whole.Length - 1), Gen.Choose(0, 255)).ArrayOf(3);

        Prop.ForAll(wounds.ToArbitrary(), changes =>
        {
            var bytes = (byte[])whole.Clone();
            foreach (var (at, value) in changes)
                bytes[at] = (byte)value;
            Parse(bytes);
            Parse(bytes.AsSpan(0, changes[0].Item1).ToArray());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    InferenceFailure? Parse(string json) => Parse(Encoding.UTF8.GetBytes(json));

    InferenceFailure? Parse(byte[] json) => InferenceParser.Parse(json, _request, Limits);
}
