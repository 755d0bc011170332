using System.Diagnostics;
using Slipway.Kernel;
using Slipway.Storage;
using Slipway.Training;

namespace Slipway.Integration.Training;

/// <summary>The training process as a process: started, cancelled, orphaned.</summary>
public sealed class TrainerTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("slipway-trainer-").FullName;
    readonly Trainer _trainer = new(TrainerCommand.Default());

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_training_reports_its_rounds_and_leaves_its_files()
    {
        var lines = new Lines();

        var result = await _trainer.TrainAsync(Spec(TrainAlgorithm.Linear, rows: 5000), lines, Ct);

        Assert.True(File.Exists(result.ModelPath));
        Assert.True(File.Exists(result.ImportancePath));
        Assert.Contains(lines.All, line => line is { Kind: TrainerLineKind.Metric, Key: "validation_log_loss" });
        Assert.Equal("2", result.Summary.Environment["threads"]);
    }

    [Fact]
    public async Task A_refusal_of_the_process_is_a_refusal_here()
    {
        var spec = Spec(TrainAlgorithm.Linear, rows: 100) with { Label = "nothing" };

        var refusal = await Assert.ThrowsAsync<RefusalException>(() => _trainer.TrainAsync(spec, new Lines(), Ct));

        Assert.Equal("train.columns", refusal.Code);
    }

    [Fact]
    public async Task Cancelling_ends_the_process()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var first = new Lines(line => cancel.CancelAfter(200));
        var clock = Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _trainer.TrainAsync(Long(), first, cancel.Token));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
        Assert.False(File.Exists(Path.Combine(_folder, "model.onnx")));
    }

    [Fact]
    public async Task A_process_whose_parent_is_gone_ends_by_itself()
    {
        var command = TrainerCommand.Default();
        using var process = Process.Start(new ProcessStartInfo(command.File, command.Arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await process.StandardInput.WriteLineAsync(Json.Write(Long()));
        await process.StandardInput.FlushAsync(Ct);
        Assert.NotNull(await process.StandardOutput.ReadLineAsync(Ct));

        process.StandardInput.Close();

        await process.WaitForExitAsync(Ct).WaitAsync(TimeSpan.FromSeconds(20), Ct);
        Assert.NotEqual(0, process.ExitCode);
    }

    [Fact]
    public async Task A_program_that_is_no_trainer_is_an_error_with_its_last_words()
    {
        Assert.SkipUnless(File.Exists("/bin/sh"), "This test starts /bin/sh.");
        var broken = new Trainer(new("/bin/sh", ["-c", "read spec; echo out of luck >&2; exit 7"]));

        var error = await Assert.ThrowsAsync<TrainerException>(() => broken.TrainAsync(Spec(TrainAlgorithm.Prior, rows: 100), new Lines(), Ct));

        Assert.Contains("code 7", error.Message, StringComparison.Ordinal);
        Assert.Contains("out of luck", error.Message, StringComparison.Ordinal);
    }

    TrainSpec Spec(TrainAlgorithm algorithm, int rows)
    {
        var path = SomeRows.Write(_folder, "rows.parquet", rows);
        return new(algorithm, [path], [path], "late", ["hour"], ["origin"], _folder) { Threads = 2 };
    }

    /// <summary>Far longer than the tests wait.</summary>
    TrainSpec Long() => Spec(TrainAlgorithm.XGBoost, rows: 300_000) with { Boosting = new() { Rounds = 10_000, Depth = 12 } };

    sealed class Lines(Action<TrainerLine>? each = null) : IProgress<TrainerLine>
    {
        public List<TrainerLine> All { get; } = [];

        public void Report(TrainerLine value)
        {
            All.Add(value);
            each?.Invoke(value);
        }
    }
}
