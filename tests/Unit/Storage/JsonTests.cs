using System.Text.Json;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Unit.Storage;

public sealed class JsonTests
{
    enum Stage { InUse }

    sealed record Thing(string Name, Stage Stage, double Value, Digest Digest, int? Count = null);

    static readonly Thing One = new("a", Stage.InUse, double.NaN, Digest.Of("x"));

    [Fact]
    public void Members_are_camelCase_enums_are_names_and_NaN_crosses()
    {
        var text = Json.Write(One);

        Assert.Equal($$"""{"name":"a","stage":"InUse","value":"NaN","digest":"{{Digest.Of("x")}}","count":null}""", text);
        Assert.Equal(One, Json.Read<Thing>(text));
    }

    [Theory]
    [InlineData("""{"stage":"InUse","value":1,"digest":"sha256:0000000000000000000000000000000000000000000000000000000000000000"}""")]
    [InlineData("""{"name":null,"stage":"InUse","value":1,"digest":"sha256:0000000000000000000000000000000000000000000000000000000000000000"}""")]
    [InlineData("""{"name":"a","stage":0,"value":1,"digest":"sha256:0000000000000000000000000000000000000000000000000000000000000000"}""")]
    [InlineData("""{"name":"a","stage":"InUse","value":1,"digest":"md5:0"}""")]
    [InlineData("null")]
    public void A_record_is_its_own_validator(string text) => Assert.Throws<JsonException>(() => Json.Read<Thing>(text));

    sealed record Lists(IReadOnlyList<string>? Names, IReadOnlyDictionary<string, Thing>? Things, IReadOnlyList<string?>? Gaps, int[]? Numbers);

    [Theory]
    [InlineData("""{"names":["a",null],"things":null,"gaps":null,"numbers":null}""", "names")]
    [InlineData("""{"names":null,"things":{"a":null},"gaps":null,"numbers":null}""", "things")]
    public void A_list_has_no_holes_unless_it_says_so(string text, string member) =>
        Assert.Contains($"'{member}'", Assert.Throws<JsonException>(() => Json.Read<Lists>(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_list_may_have_the_holes_it_allows() =>
        Assert.Equal([null, "a"], Json.Read<Lists>("""{"names":["a"],"things":{},"gaps":[null,"a"],"numbers":[1]}""").Gaps);
}
