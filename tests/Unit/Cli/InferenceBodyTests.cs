using System.Text;
using System.Text.Json;
using Slipway.Cli;
using Slipway.Cli.Deployments;

namespace Slipway.Unit.Cli;

public sealed class InferenceBodyTests
{
    static readonly JsonElement Metadata = Json("""
        {"name":"flights","inputs":[{"name":"hour","datatype":"INT64","shape":[-1,1]},{"name":"origin","datatype":"BYTES","shape":[-1]}],"outputs":[]}
        """);

    [Fact]
    public void Rows_become_columns_of_the_models_own_types()
    {
        var body = Make("""[{"origin":"ATL","hour":8},{"hour":9,"origin":"ORD"}]""");

        Assert.Equal(
            """{"inputs":[{"name":"hour","datatype":"INT64","shape":[2,1],"data":[8,9]},{"name":"origin","datatype":"BYTES","shape":[2],"data":["ATL","ORD"]}]}""",
            body);
    }

    [Fact]
    public void One_row_needs_no_array() => Assert.Equal(Make("""[{"origin":"ATL","hour":8}]"""), Make("""{"origin":"ATL","hour":8}"""));

    [Fact]
    public void A_whole_request_goes_through_as_it_is()
    {
        const string Request = """{"id":"x","inputs":[]}""";

        Assert.Equal(Request, Make(Request));
    }

    [Theory]
    [InlineData("""[{"hour":8}]""", "Row 1 lacks origin.")]
    [InlineData("""[{"hour":8,"origin":"ATL","delay":3}]""", "The model takes hour, origin; it does not take delay.")]
    [InlineData("[]", "Rows are JSON objects")]
    [InlineData("[1]", "Rows are JSON objects")]
    public void A_row_the_model_cannot_take_is_refused_before_it_is_sent(string rows, string because) =>
        Assert.StartsWith(because, Assert.Throws<UsageException>(() => Make(rows)).Message, StringComparison.Ordinal);

    static string Make(string asked) => Encoding.UTF8.GetString(InferenceBody.Make(Json(asked), Metadata).Span);

    static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
