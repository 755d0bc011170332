using System.Diagnostics;
using Slipway.Engines;
using Slipway.Kernel;
using Slipway.Storage;
using Slipway.Training.Algorithms;

namespace Slipway.Training;

/// <summary>
/// The training process: reads one spec as a line of JSON, answers lines of JSON, and dies with its parent, which it
/// notices by the end of its standard input.
/// </summary>
public static class TrainerProgram
{
    /// <returns>The process's exit code: 0 done, 1 refused or failed.</returns>
    public static async Task<int> RunAsync(TextReader input, TextWriter output)
    {
        var lines = new LineWriter(output);
        try
        {
            var text = await input.ReadLineAsync() ?? throw Refusal.Invalid("train.no_spec", "The training process got no spec on its standard input.");
            var spec = Json.Read<TrainSpec>(text);
            DieWithParent(input);
            var summary = TrainingRun.Execute(spec, lines, CancellationToken.None);
            lines.Write(new(TrainerLineKind.Done, Summary: summary));
            return 0;
        }
        catch (RefusalException refusal)
        {
            lines.Write(new(TrainerLineKind.Error, Message: refusal.Message, Refusal: refusal.Kind, Code: refusal.Code));
        }
        catch (NativeLibraryMissingException missing)
        {
            lines.Write(new(TrainerLineKind.Error, Message: missing.Message, Refusal: RefusalKind.Unavailable, Code: "engine.missing"));
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            lines.Write(new(TrainerLineKind.Error, Message: $"{error.GetType().Name}: {error.Message}"));
        }

        return 1;
    }

    /// <summary>Native code can not be cancelled, so the process ends itself the hard way.</summary>
    static void DieWithParent(TextReader input) => new Thread(() =>
    {
        while (input.ReadLine() is not null)
        {
        }

        Process.GetCurrentProcess().Kill();
    })
    { IsBackground = true, Name = "parent watch" }.Start();

    sealed class LineWriter(TextWriter output) : ITrainingReport
    {
        readonly Lock _writing = new();
        double _reported = -1;

        public void Metric(string key, long step, double value) => Write(new(TrainerLineKind.Metric, key, step, value));

        /// <summary>Says a hundredth at a time: a person sees no finer.</summary>
        public void Progress(double fraction, string message)
        {
            if (fraction < _reported + 0.01 && fraction < 1)
                return;
            _reported = fraction;
            Write(new(TrainerLineKind.Progress, Fraction: fraction, Message: message));
        }

        public void Write(TrainerLine line)
        {
            lock (_writing)
            {
                output.WriteLine(Json.Write(line));
                output.Flush();
            }
        }
    }
}
