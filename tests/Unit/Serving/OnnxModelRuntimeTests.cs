using Slipway.Serving.Models;
using Slipway.Unit.Engines.OnnxRuntime;

namespace Slipway.Unit.Serving;

public sealed class OnnxModelRuntimeTests : IDisposable
{
    readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_model_of_more_dimensions_than_requests_may_have_is_refused_with_a_sentence()
    {
        var error = Assert.Throws<ModelUnusableException>(() => Load(1, 1, 1, 1, 1, 1, 1, 1, 2));

        Assert.Equal("'x' has 9 dimensions; models are served with up to 8.", error.Message);
    }

    [Theory]
    [InlineData(1, 100_000, 100_000)]
    [InlineData(1, 4_294_967_296, 4_294_967_296)]
    public void A_model_of_rows_larger_than_memory_is_not_warmed_up_with_one(long rows, long height, long width)
    {
        using var runtime = Load(rows, height, width);

        Assert.Equal([rows, height, width], runtime.Signature.Inputs[0].Shape);
    }

    OnnxModelRuntime Load(params long[] shape)
    {
        File.WriteAllBytes(_path, TinyModels.OfShape(shape));
        return OnnxModelRuntime.Load(_path);
    }
}
