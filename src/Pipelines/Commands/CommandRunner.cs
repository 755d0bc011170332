using System.ComponentModel;
using System.Diagnostics;
using Slipway.Datasets.Tables;
using Slipway.Kernel;
using Slipway.Pipelines.Executions;
using Slipway.Pipelines.Steps;
using Slipway.Storage;

namespace Slipway.Pipelines.Commands;

/// <summary>
/// Runs a program of the user's, with its arguments as a list and never through a shell, in a folder that holds the pipeline's
/// files. Its values come as environment variables and <c>with.json</c>; what it writes to <c>outputs.json</c> is its result.
/// </summary>
sealed class CommandRunner(Home home, TableCatalog tables, PipelinesOptions options)
{
    /// <summary>How long the rest of an ended program's output, and the end of a killed one, are waited for.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<IReadOnlyDictionary<string, string>> RunAsync(
        StepContext context, ResolvedStep step, IReadOnlyDictionary<string, string> inputs, CancellationToken ct)
    {
        if (!options.Commands)
            throw Refusal.Forbidden("step.commands_off", $"Step {context.Step} runs a program, and this server runs none (Pipelines:Commands is false).");
        var leftover = new LeftoverProcess(home, context.Execution, context.Step);
        leftover.Kill();
        var files = new CommandFolder(context, step);
        await files.WriteAsync(ct);
        var environment = CommandEnvironment.Of(context, step, inputs, files.OutputsFile);
        var parents = new List<string>();
        foreach (var (name, reference) in step.Tables)
        {
            var table = await tables.ResolveAsync(reference, ct);
            parents.Add(table.Table.Digest);
            environment[CommandEnvironment.Variable("TABLE", name)] = await tables.LocalPathAsync(Digest.Parse(table.Table.Digest), ct);
        }

        var last = await ExecuteAsync(context, step.Run, environment, leftover, ct);
        if (last.ExitCode != 0)
            throw Refusal.Invalid("step.command_failed", $"{step.Run[0]} ended with exit code {last.ExitCode}{(last.Line is null ? "." : $"; it said last: {last.Line}")}");
        return await new CommandOutputs(context, tables, parents).ReadAsync(files.OutputsFile, ct);
    }

    static async Task<(int ExitCode, string? Line)> ExecuteAsync(
        StepContext context, IReadOnlyList<string> command, Dictionary<string, string> environment, LeftoverProcess leftover, CancellationToken ct)
    {
        using var process = Start(context, command, environment);
        string? last = null;
        try
        {
            leftover.Note(process);
            process.StandardInput.Close();
            var reading = Task.WhenAll(ProgramLines.ReadAsync(process.StandardOutput, Log), ProgramLines.ReadAsync(process.StandardError, Log));
            await process.WaitForExitAsync(ct);
            // A child that it left behind may hold its output open for ever.
            await Task.WhenAny(reading, Task.Delay(Patience, ct));
            return (process.ExitCode, last);
        }
        finally
        {
            await EndAsync(process);
            leftover.Forget();
        }

        void Log(string line)
        {
            last = line.Length <= 500 ? line : line[..500];
            context.Log(line);
        }
    }

    static async Task EndAsync(Process process)
    {
        if (process.HasExited)
            return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync().WaitAsync(Patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    static Process Start(StepContext context, IReadOnlyList<string> command, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(command[0])
        {
            WorkingDirectory = context.WorkFolder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in command.Skip(1))
            start.ArgumentList.Add(argument);
        start.Environment.Clear();
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException("No process was started.");
        }
        catch (Win32Exception)
        {
            throw Refusal.Unavailable("step.program_missing",
                $"Step {context.Step} runs '{command[0]}', which this server can not start; install it, or name a program that is on its PATH.");
        }
    }
}
