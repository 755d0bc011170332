using Microsoft.Extensions.Logging;
using Slipway.Kernel;
using Slipway.Pipelines.Commands;
using Slipway.Pipelines.Definitions;
using Slipway.Pipelines.Steps;
using Slipway.Storage;

namespace Slipway.Pipelines.Executions;

/// <summary>Runs one attempt at a step in a folder of its own, under its time limit, reporting as it goes.</summary>
sealed partial class StepAttempt(
    Home home, StepCatalog catalog, CommandRunner commands, ExecutionStore executions, StepLogStore logs, StepSignals signals,
    TimeProvider clock, ILogger<StepAttempt> logger)
{
    /// <returns>Null when the attempt does not count any more: the execution was cancelled or somebody else took over.</returns>
    public async Task<StepOutcome?> RunAsync(Execution execution, StepState step, PipelineVersion version, CancellationToken ct)
    {
        var id = execution.Id.ToString();
        var definition = version.Step(step.Name);
        var reporter = new StepReporter(
            executions, logs, clock, execution.Id, step.Name, step.Attempt, await logs.LastNumberAsync(execution.Id, step.Name, ct));
        if (step.Attempt > 1)
            reporter.Log($"Attempt {step.Attempt}: {(step.Failures > 0 ? step.Error : "the attempt before was cut off")}");
        using var unwanted = new CancellationTokenSource();
        using var late = new CancellationTokenSource(definition.Timeout ?? Timeout.InfiniteTimeSpan, clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(ct, unwanted.Token, late.Token);
        signals.Add(id, step.Name, unwanted);
        using var reported = new CancellationTokenSource();
        var reporting = ReportAsync(reporter, unwanted, reported.Token);
        try
        {
            var outcome = StepOutcome.Done(await WorkAsync(execution, step, version, definition, reporter, linked.Token));
            return unwanted.IsCancellationRequested ? null : outcome;
        }
        catch (Exception error)
        {
            ct.ThrowIfCancellationRequested();
            if (unwanted.IsCancellationRequested)
                return null;
            return late.IsCancellationRequested && error is OperationCanceledException
                ? StepOutcome.Failed($"It ran longer than its timeout of {Durations.Text(definition.Timeout!.Value)} and was stopped.")
                : Explain(execution, step, error);
        }
        finally
        {
            signals.Remove(id, step.Name, unwanted);
            await reported.CancelAsync();
            await reporting;
            await LastFlushAsync(reporter);
        }
    }

    async Task<IReadOnlyDictionary<string, string>> WorkAsync(
        Execution execution, StepState step, PipelineVersion version, StepDefinition definition, StepReporter reporter, CancellationToken ct)
    {
        var folder = home.Temp();
        Directory.CreateDirectory(folder);
        try
        {
            var resolved = ResolvedStep.Of(definition, execution);
            var context = new StepContext
            {
                Execution = execution.Id.ToString(),
                Pipeline = execution.Pipeline,
                Step = step.Name,
                Attempt = step.Attempt,
                Code = execution.Code,
                Actor = execution.Actor,
                With = new(step.Name, resolved.With),
                WorkFolder = folder,
                Files = version.Bundle.Files,
                Progress = reporter.Report,
                Lines = reporter.Log,
            };
            if (definition.Uses is null)
                return await commands.RunAsync(context, resolved, execution.Inputs, ct);
            var kind = catalog.Find(definition.Uses)
                ?? throw Refusal.Unavailable("step.unknown", $"This server knows no step '{definition.Uses}'; it knows {Words.List(catalog.Names)}.");
            return (await Task.Run(() => kind.RunAsync(context, ct), ct)).Outputs;
        }
        finally
        {
            Remove(folder);
        }
    }

    StepOutcome Explain(Execution execution, StepState step, Exception error)
    {
        if (error is RefusalException refusal)
            return StepOutcome.Failed(refusal);
        StepBroke(execution.Id.ToString(), step.Name, error);
        return StepOutcome.Failed($"It failed unexpectedly ({error.GetType().Name}); the server's log has the cause under {execution.Id}, step {step.Name}.");
    }

    /// <summary>Until the attempt ends; cancels it when it does not count any more.</summary>
    async Task ReportAsync(StepReporter reporter, CancellationTokenSource unwanted, CancellationToken ended)
    {
        using var timer = new PeriodicTimer(StepReporter.Interval, clock);
        while (!ended.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(ended);
                if (!await reporter.FlushAsync(ended))
                    await unwanted.CancelAsync();
            }
            catch (OperationCanceledException) when (ended.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                ReportFailed(error); // Progress is worth no failure; the next tick tries again.
            }
        }
    }

    async Task LastFlushAsync(StepReporter reporter)
    {
        try
        {
            await reporter.FlushAsync(CancellationToken.None);
        }
        catch (Exception error)
        {
            ReportFailed(error);
        }
    }

    void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            RemoveFailed(error);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Execution}, step {Step} failed unexpectedly")]
    partial void StepBroke(string execution, string step, Exception error);

    [LoggerMessage(LogLevel.Warning, "Progress could not be written")]
    partial void ReportFailed(Exception error);

    [LoggerMessage(LogLevel.Warning, "A step's work folder could not be removed")]
    partial void RemoveFailed(Exception error);
}
