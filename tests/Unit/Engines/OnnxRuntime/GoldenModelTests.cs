using System.Globalization;
using System.Text.Json;
using Slipway.Engines.OnnxRuntime;

namespace Slipway.Unit.Engines.OnnxRuntime;

/// <summary>The golden models of the shared folder, scored here and compared with the values recorded there.</summary>
public sealed class GoldenModelTests
{
    readonly string _folder = SharedFolder.Find("golden", "onnx");

    [Theory]
    [InlineData("mlp")]
    [InlineData("trees")]
    [InlineData("mixed")]
    public void A_golden_model_gives_the_recorded_values(string name)
    {
        using var cases = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder, $"{name}.cases.json")));
        using var model = OnnxModel.LoadFile(Path.Combine(_folder, $"{name}.onnx"), new());
        var tolerance = cases.RootElement.GetProperty("tolerance").GetDouble();
        var count = 0;
        foreach (var @case in cases.RootElement.GetProperty("cases").EnumerateArray())
        {
            using var call = model.Rent();
            foreach (var input in @case.GetProperty("inputs").EnumerateArray())
                Write(model, call, input);
            call.Run();
            foreach (var output in @case.GetProperty("outputs").EnumerateArray())
                count += Compare(model, call, output, tolerance);
        }

        Assert.True(count > 0);
    }

    static void Write(OnnxModel model, OnnxCall call, JsonElement tensor)
    {
        var index = model.InputIndex(tensor.GetProperty("name").GetString()!);
        var shape = Shape(tensor);
        var at = 0;
        if (model.Inputs[index].Type is TensorElementType.Int64)
        {
            var buffer = call.Input<long>(index, shape);
            foreach (var value in tensor.GetProperty("data").EnumerateArray())
                buffer[at++] = value.GetInt64();
        }
        else
        {
            var buffer = call.Input<float>(index, shape);
            foreach (var value in tensor.GetProperty("data").EnumerateArray())
                buffer[at++] = float.Parse(value.GetRawText(), CultureInfo.InvariantCulture);
        }
    }

    static int Compare(OnnxModel model, OnnxCall call, JsonElement tensor, double tolerance)
    {
        var index = model.OutputIndex(tensor.GetProperty("name").GetString()!);
        var expected = tensor.GetProperty("data").EnumerateArray().Select(value => value.GetDouble()).ToArray();
        var actual = model.Outputs[index].Type is TensorElementType.Int64
            ? call.Output<long>(index).ToArray().Select(value => (double)value).ToArray()
            : [.. call.Output<float>(index).ToArray().Select(value => (double)value)];
        Assert.Equal(Shape(tensor), call.OutputShape(index).ToArray());
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], tolerance);
        return expected.Length;
    }

    static long[] Shape(JsonElement tensor) => [.. tensor.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())];
}
