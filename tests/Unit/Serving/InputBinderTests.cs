using System.Text;
using Slipway.Serving.Inference;
using Slipway.Serving.Tensors;

namespace Slipway.Unit.Serving;

public sealed class InputBinderTests
{
    static readonly ModelSignature Signature = new([new("a", DataType.Fp32, [-1, 1]), new("b", DataType.Int64, [-1]), new("c", DataType.Fp32, [-1, 2])], []);

    [Theory]
    [InlineData("[2]", "[2]", "[2,2]", null)]
    [InlineData("[2,1]", "[2,1]", "[2,2]", null)]
    [InlineData("[1,2]", "[2]", "[2,2]", "'a' has the shape [1,2]")]
    [InlineData("[2]", "[2]", "[4]", "the model takes [N,2]")]
    [InlineData("[2,1,1]", "[2]", "[2,2]", "accepted|[N] or [N,1]")]
    public void Columns_come_with_one_dimension_or_two(string a, string b, string c, string? refused)
    {
        var (failure, bound, rows) = Bind(a, b, c);

        if (refused is null)
        {
            Assert.Null(failure);
            Assert.Equal(2, rows);
            Assert.Equal("[2,1] [2] [2,2]", string.Join(' ', bound.Select(tensor => TensorShape.Text(tensor.Shape))));
        }
        else
            Assert.Contains(refused.Split('|')[^1], failure?.Message, StringComparison.Ordinal);
    }

    static (InferenceFailure? Failure, TensorBuffer[] Bound, int Rows) Bind(string a, string b, string c)
    {
        var request = new InferenceRequest();
        var four = c == "[4]" || c == "[2,2]" ? "[1,2,3,4]" : "[]";
        var json = $$"""
            {"inputs":[{"name":"c","shape":{{c}},"datatype":"FP32","data":{{four}}},
            {"name":"b","shape":{{b}},"datatype":"INT64","data":[1,2]},{"name":"a","shape":{{a}},"datatype":"FP32","data":[1,2]}]}
            """;
        Assert.Null(InferenceParser.Parse(Encoding.UTF8.GetBytes(json), request, new(100, 1000)));
        var bound = new TensorBuffer[3];
        return (InputBinder.Bind(request, Signature, bound, out var rows), bound, rows);
    }
}
