using Slipway.Engines.OnnxRuntime;

namespace Slipway.Unit.Engines.OnnxRuntime;

public sealed class OnnxModelTests : IDisposable
{
    readonly OnnxModel _model = OnnxModel.Load(TinyModels.Echo, new());

    public void Dispose() => _model.Dispose();

    [Fact]
    public void Inputs_and_outputs_are_described()
    {
        Assert.Equal(["x: Float[-1,2]", "s: String[-1,1]"], _model.Inputs.Select(input => input.ToString()));
        Assert.Equal(["y: Float[-1,2]", "t: String[-1,1]"], _model.Outputs.Select(output => output.ToString()));
        Assert.Equal("slipway-tests", _model.Producer);
        Assert.Equal("works", _model.Properties["note"]);
    }

    [Fact]
    public void Numbers_and_text_go_through()
    {
        using var call = _model.Rent();
        new float[] { 1, float.NaN, 3, 4 }.CopyTo(call.Input<float>(0, [2, 2]));
        call.Input(1, [2, 1], ["ünï", ""]);

        call.Run();

        Assert.Equal([1, float.NaN, 3, 4], call.Output<float>(0));
        Assert.Equal(["ünï", ""], call.OutputStrings(1));
        Assert.Equal([2, 1], call.OutputShape(1).ToArray());
    }

    [Fact]
    public void Text_goes_through_as_utf8()
    {
        using var call = _model.Rent();
        call.Input<float>(0, [2, 2]).Clear();
        call.Input(1, [2, 1], "ünï\0\0"u8, [0, 6]);

        call.Run();

        Assert.Equal(["ünï", ""], call.OutputStrings(1));
    }

    [Fact]
    public void A_call_serves_batches_of_every_size()
    {
        for (var rows = 0; rows < 200; rows = rows * 3 + 1)
        {
            using var call = _model.Rent();
            call.Input<float>(0, [rows, 2]).Fill(rows);
            call.Input(1, [rows, 1], new string[rows].Select(_ => "s").ToArray());

            call.Run();

            Assert.Equal(Enumerable.Repeat((float)rows, rows * 2), call.Output<float>(0).ToArray());
        }
    }

    [Fact]
    public void Wrong_shapes_types_and_missing_inputs_are_refused()
    {
        using var call = _model.Rent();

        Assert.Contains("[-1,2]", Error(() => call.Input<float>(0, [2, 3])).Message, StringComparison.Ordinal);
        Assert.Equal(OnnxError.WrongInput, Error(() => call.Input<float>(0, [2])).Error);
        Assert.Equal(OnnxError.WrongInput, Error(() => call.Input<float>(0, [-1, 2])).Error);
        Assert.Equal(OnnxError.WrongInput, Error(() => call.Input<double>(0, [1, 2])).Error);
        Assert.Equal(OnnxError.WrongInput, Error(() => call.Input<float>(0, [long.MaxValue, 2])).Error);
        Assert.Equal(OnnxError.WrongInput, Error(() => call.Input(1, [2, 1], ["one"])).Error);
        Assert.Contains("'x' is missing", Error(call.Run).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_returned_call_forgets_its_inputs()
    {
        using (var call = _model.Rent())
        {
            call.Input<float>(0, [1, 2]).Clear();
            call.Input(1, [1, 1], ["s"]);
        }

        using var next = _model.Rent();
        Assert.Equal(OnnxError.WrongInput, Error(next.Run).Error);
    }

    /// <summary>Nothing at all in an optimised build; an unoptimised one makes a short-lived object or two.</summary>
    [Fact]
    public void Running_a_batch_of_numbers_allocates_no_buffers()
    {
        using var model = OnnxModel.Load(TinyModels.Numbers, new());
        Score(model);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1000; i++)
            Score(model);

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 1000, 0, 96);
    }

    [Fact]
    public void Many_threads_share_a_model() => Parallel.For(0, 200, i =>
    {
        using var call = _model.Rent();
        call.Input<float>(0, [1, 2]).Fill(i);
        call.Input(1, [1, 1], [$"{i}"]);
        call.Run();
        Assert.Equal(i, call.Output<float>(0)[1]);
        Assert.Equal($"{i}", call.OutputStrings(1)[0]);
    });

    [Fact]
    public void A_disposed_model_is_not_run()
    {
        using var call = _model.Rent();
        call.Input<float>(0, [1, 2]).Clear();
        call.Input(1, [1, 1], ["s"]);
        _model.Dispose();

        Assert.Throws<ObjectDisposedException>(call.Run);
        Assert.Throws<ObjectDisposedException>(_model.Rent);
    }

    [Fact]
    public void Weights_in_other_files_are_refused()
    {
        var error = Error(() => OnnxModel.Load(TinyModels.ExternalWeights, new()));

        Assert.Equal(OnnxError.Refused, error.Error);
        Assert.Contains("external data", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_model_are_refused()
    {
        var bytes = TinyModels.Echo;

        Error(() => OnnxModel.Load("not a model"u8, new()));
        Error(() => OnnxModel.Load([], new()));
        Error(() => OnnxModel.Load(bytes.AsSpan(0, bytes.Length - 7), new()));
    }

    static void Score(OnnxModel model)
    {
        using var call = model.Rent();
        call.Input<float>(0, [64, 2]).Fill(1);
        call.Run();
        if (call.Output<float>(0)[127] != 1)
            Assert.Fail("The last value got lost.");
    }

    static OnnxException Error(Action act) => Assert.Throws<OnnxException>(act);

    [Fact]
    public void A_call_given_back_twice_is_lent_to_one_only()
    {
        var call = _model.Rent();
        call.Dispose();
        call.Dispose();

        using var first = _model.Rent();
        using var second = _model.Rent();

        Assert.NotSame(first, second);
    }
}
