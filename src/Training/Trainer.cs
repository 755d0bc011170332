using System.Diagnostics;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Training;

/// <summary>
/// Trains in a process of its own, so that native code that goes wrong takes nothing with it, memory is given back
/// whole, and a training can be cancelled at any moment.
/// </summary>
public sealed class Trainer(TrainerCommand command)
{
    /// <param name="lines">Receives metrics and progress as they come.</param>
    /// <exception cref="RefusalException">The data or settings are not what they should be, or an engine is missing.</exception>
    public async Task<TrainResult> TrainAsync(TrainSpec spec, IProgress<TrainerLine> lines, CancellationToken ct)
    {
        TrainSpecRules.Check(spec);
        using var process = Process.Start(StartInfo()) ?? throw new InvalidOperationException("The training process did not start.");
        await using var kill = ct.Register(static state => Kill((Process)state!), process);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            await process.StandardInput.WriteLineAsync(Json.Write(spec));
            await process.StandardInput.FlushAsync(ct);
            var last = await ReadAsync(process, lines);
            await process.WaitForExitAsync(ct);
            ct.ThrowIfCancellationRequested();
            return Result(spec, last, process.ExitCode, await errors);
        }
        catch (IOException) when (ct.IsCancellationRequested)
        {
            throw new OperationCanceledException(ct);
        }
        finally
        {
            Kill(process);
        }
    }

    static async Task<TrainerLine?> ReadAsync(Process process, IProgress<TrainerLine> lines)
    {
        TrainerLine? last = null;
        while (await process.StandardOutput.ReadLineAsync() is { } text)
        {
            if (!text.StartsWith('{'))
                continue;
            last = Json.Read<TrainerLine>(text);
            lines.Report(last);
        }

        return last;
    }

    static TrainResult Result(TrainSpec spec, TrainerLine? last, int exitCode, string errors) => last switch
    {
        { Kind: TrainerLineKind.Done, Summary: { } summary } => new(
            Path.Combine(spec.Output, TrainingRun.ModelFile), Path.Combine(spec.Output, TrainingRun.ImportanceFile), summary),
        { Kind: TrainerLineKind.Error, Refusal: { } kind } => throw new RefusalException(kind, last.Code ?? "train.failed", last.Message ?? ""),
        { Kind: TrainerLineKind.Error } => throw new TrainerException(last.Message ?? "The training failed without a message."),
        _ => throw new TrainerException($"The training process ended with code {exitCode} before it was done. {Tail(errors)}".TrimEnd()),
    };

    static string Tail(string errors) => errors.Length <= 500 ? errors.Trim() : $"…{errors[^500..].Trim()}";

    ProcessStartInfo StartInfo()
    {
        var start = new ProcessStartInfo(command.File)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (var argument in command.Arguments)
            start.ArgumentList.Add(argument);
        // The server's settings may hold credentials; a training needs none.
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToList())
            start.Environment.Remove(name);
        // Idle OpenMP threads otherwise spin, which starves the server beside them.
        start.Environment["OMP_WAIT_POLICY"] = "passive";
        return start;
    }

    static bool IsSetting(string variable) =>
        variable.StartsWith("SLIPWAY_", StringComparison.OrdinalIgnoreCase) && variable is not ("SLIPWAY_NATIVE" or "SLIPWAY_XGBOOST");

    static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself.
        }
    }
}
