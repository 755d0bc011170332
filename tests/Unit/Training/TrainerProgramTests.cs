using Slipway.Storage;
using Slipway.Training;

namespace Slipway.Unit.Training;

public sealed class TrainerProgramTests : IDisposable
{
    readonly SomeFlights _flights = new();
    readonly StringWriter _output = new();

    public void Dispose()
    {
        _output.Dispose();
        _flights.Dispose();
    }

    [Fact]
    public async Task A_spec_is_answered_with_lines_of_which_the_last_is_done()
    {
        var code = await RunAsync(Json.Write(_flights.Spec(TrainAlgorithm.Linear)));

        var lines = Lines();
        Assert.Equal(0, code);
        Assert.Contains("\"kind\":\"metric\"", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(TrainerLineKind.Done, lines[^1].Kind);
        Assert.Equal(6000, lines[^1].Summary!.Rows);
        Assert.All(lines[..^1], line => Assert.True(line.Kind is TrainerLineKind.Metric or TrainerLineKind.Progress));
    }

    [Fact]
    public async Task A_refusal_crosses_with_its_code()
    {
        var code = await RunAsync(Json.Write(_flights.Spec(TrainAlgorithm.Linear) with { Label = "nothing" }));

        var line = Lines()[^1];
        Assert.Equal((1, TrainerLineKind.Error, "train.columns"), (code, line.Kind, line.Code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not json")]
    public async Task Anything_else_than_a_spec_is_an_error(string text)
    {
        Assert.Equal(1, await RunAsync(text));
        Assert.Equal(TrainerLineKind.Error, Lines()[^1].Kind);
    }

    Task<int> RunAsync(string text) => TrainerProgram.RunAsync(new NeverEnding(text), _output);

    List<TrainerLine> Lines() => [.. _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Json.Read<TrainerLine>)];

    /// <summary>A standard input that stays open: its end would end this process.</summary>
    sealed class NeverEnding(string text) : StringReader(text)
    {
        bool _read;

        public override string? ReadLine()
        {
            if (!_read)
            {
                _read = true;
                return base.ReadLine();
            }

            Thread.Sleep(Timeout.Infinite);
            return null;
        }

        public override Task<string?> ReadLineAsync() => Task.FromResult(ReadLine());
    }
}
