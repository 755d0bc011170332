using Slipway.Contracts.Pipelines;
using Slipway.Kernel;
using Slipway.Pipelines.Executions;
using Slipway.Storage;

namespace Slipway.Integration.Pipelines;

/// <summary>What every engine must do for executions. Written once, run on each.</summary>
public abstract class ExecutionContract(Engine engine)
{
    readonly Db _db = engine.Db;

    const string Diamond = """
        name: diamond
        inputs: { who: { default: ada } }
        steps:
          top: { uses: test/echo, with: { value: "${{ inputs.who }}" } }
          left: { uses: test/echo, with: { value: "${{ steps.top.outputs.value }}<" } }
          right: { uses: test/echo, with: { value: "${{ steps.top.outputs.value }}>" } }
          bottom: { uses: test/echo, with: { value: "${{ steps.left.outputs.value }}+${{ steps.right.outputs.value }}" } }
        """;

    /// <summary>Steps that one server runs at once.</summary>
    static readonly int Slots = Math.Max(2, Environment.ProcessorCount);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    static string EachSlot(string step) => string.Concat(Enumerable.Range(0, Slots).Select(slot => $"  {step.Replace("{0}", $"{slot}")}\n"));

    [Fact]
    public async Task Outputs_flow_along_the_graph()
    {
        await using var life = await Life.BeginAsync(engine, TestStep.Echo());

        var ended = await life.EndAsync(await life.StartAsync("diamond", Diamond, Ct), Ct);

        Assert.Equal(ExecutionStatus.Succeeded, ended.Status);
        Assert.Equal("ada/top</left+ada/top>/right/bottom", ended.Steps.Single(step => step.Name == "bottom").Outputs["value"]);
        Assert.All(ended.Steps, step => Assert.Equal((StepStatus.Succeeded, 1), (step.Status, step.Attempt)));
        Assert.Equal(["left", "right"], ended.Steps.Single(step => step.Name == "bottom").Needs);
    }

    [Fact]
    public async Task The_same_work_is_taken_from_the_cache_and_changed_work_is_not()
    {
        var echo = TestStep.Echo();
        await using var life = await Life.BeginAsync(engine, echo, TestStep.Echo("test/act", cacheable: false));
        var definition = Diamond.Replace("diamond", "cached").Replace("who: { default: ada }", "who: { default: bob }") + "\n  act: { uses: test/act, needs: [bottom] }";
        var first = await life.EndAsync(await life.StartAsync("cached", definition, Ct), Ct);

        var again = await life.EndAsync(await life.StartAsync("cached", Ct), Ct);
        var changed = await life.EndAsync(await life.StartAsync("cached", definition.Replace("outputs.value }}+${{", "outputs.value }}-${{"), Ct), Ct);

        Assert.Equal(4, first.Steps.Count(step => step.Attempt == 1 && step.Uses == "test/echo"));
        Assert.Equal([StepStatus.Cached, StepStatus.Cached, StepStatus.Cached, StepStatus.Cached, StepStatus.Succeeded], again.Steps.Select(step => step.Status));
        Assert.Equal(first.Steps.Select(step => step.Outputs["value"]), again.Steps.Select(step => step.Outputs["value"]));
        Assert.Equal(StepStatus.Succeeded, changed.Steps.Single(step => step.Name == "bottom").Status);
        Assert.Equal(5, echo.Runs);
    }

    [Fact]
    public async Task A_failure_is_retried_then_skips_what_needs_it_and_nothing_else()
    {
        var fails = new TestStep("test/fail", (_, _) => throw Refusal.Invalid("test.broken", "The mast is broken.", [new("mast", "It has no top.", 3)]));
        await using var life = await Life.BeginAsync(engine, TestStep.Echo(), fails);

        var ended = await life.EndAsync(await life.StartAsync("broken", """
            name: broken
            steps:
              mast: { uses: test/fail, retries: 1 }
              sail: { uses: test/echo, needs: [mast] }
              hull: { uses: test/echo, with: { value: hull } }
            """, Ct), Ct);

        Assert.Equal([StepStatus.Failed, StepStatus.Skipped, StepStatus.Succeeded], ended.Steps.Select(step => step.Status));
        Assert.Equal((2, "The mast is broken. Line 3, mast: It has no top."), (ended.Steps[0].Attempt, ended.Steps[0].Error));
        Assert.Equal((2, ExecutionStatus.Failed), (fails.Runs, ended.Status));
    }

    /// <summary>The old life keeps all its slots busy and still believes that it works: as after kill -9, or worse.</summary>
    [Fact]
    public async Task A_server_that_comes_back_goes_on_from_the_last_finished_step()
    {
        using var begun = new CountdownEvent(Slots);
        var hangs = new TestStep("test/slow", async (_, ct) =>
        {
            begun.Signal();
            await Task.Delay(Timeout.Infinite, ct);
            return [];
        });
        var before = await Life.BeginAsync(engine, TestStep.Echo(), hangs);
        var id = await before.StartAsync("crash", $$$"""
            name: crash
            steps:
              first: { uses: test/echo, with: { value: crash } }
            {{{EachSlot("slow{0}: { uses: test/slow, needs: [first], with: { value: s{0} } }")}}}
              last: { uses: test/echo, needs: [slow0, slow1], with: { value: crashed } }
            """, Ct);
        Assert.True(begun.Wait(TimeSpan.FromSeconds(30), Ct));

        var quick = TestStep.Echo("test/slow");
        await using var after = await Life.BeginAsync(engine, TestStep.Echo(), quick);
        var ended = await after.EndAsync(id, Ct);
        await before.DisposeAsync();

        Assert.Equal(ExecutionStatus.Succeeded, ended.Status);
        Assert.Equal([1, .. Enumerable.Repeat(2, Slots), 1], ended.Steps.Select(step => step.Attempt));
        Assert.Equal(Slots, quick.Runs);
        Assert.Equal((Slots + 2, 2 * Slots + 2), (await EventsAsync("step.succeeded"), await EventsAsync("step.started")));

        Task<long> EventsAsync(string type) => _db.CountAsync($"select count(*) from events where type = {type} and subject = {$"execution/{id}"}", Ct);
    }

    [Fact]
    public async Task A_late_result_of_a_worker_that_lost_its_lease_is_dropped()
    {
        var go = new TaskCompletionSource();
        using var begun = new CountdownEvent(Slots);
        var late = new TestStep("test/slow", async (_, _) =>
        {
            begun.Signal();
            await go.Task;
            return new() { ["value"] = "late" };
        }, cacheable: false);
        var before = await Life.BeginAsync(engine, late);
        var id = await before.StartAsync("late", $"name: late\nsteps:\n{EachSlot("slow{0}: { uses: test/slow }")}", Ct);
        Assert.True(begun.Wait(TimeSpan.FromSeconds(30), Ct));

        await using var after = await Life.BeginAsync(engine,
            new TestStep("test/slow", (_, _) => Task.FromResult(new Dictionary<string, string> { ["value"] = "in time" }), cacheable: false));
        await after.EndAsync(id, Ct);
        go.SetResult();
        await before.DisposeAsync();

        var still = await after.EndAsync(id, Ct);
        Assert.All(still.Steps, step => Assert.Equal(("in time", 2), (step.Outputs["value"], step.Attempt)));
    }

    [Fact]
    public async Task Cancelling_stops_what_runs_and_what_would()
    {
        var begun = new TaskCompletionSource();
        var stopped = new TaskCompletionSource();
        var hangs = new TestStep("test/slow", async (_, ct) =>
        {
            begun.TrySetResult();
            ct.Register(() => stopped.TrySetResult());
            await Task.Delay(Timeout.Infinite, ct);
            return [];
        });
        await using var life = await Life.BeginAsync(engine, TestStep.Echo(), hangs);
        var id = await life.StartAsync("stop", "name: stop\nsteps:\n  slow: { uses: test/slow }\n  next: { uses: test/echo, needs: [slow] }", Ct);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(30), Ct);

        await life.Get<CancelExecution>().ExecuteAsync(Id<Execution>.Parse(id), Life.Ada, Ct);

        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(10), Ct);
        var ended = await life.EndAsync(id, Ct);
        Assert.Equal(ExecutionStatus.Cancelled, ended.Status);
        Assert.All(ended.Steps, step => Assert.Equal(StepStatus.Cancelled, step.Status));
        var again = await Assert.ThrowsAsync<RefusalException>(() => life.Get<CancelExecution>().ExecuteAsync(Id<Execution>.Parse(id), Life.Ada, Ct));
        Assert.Equal("execution.ended", again.Code);
    }

    [Fact]
    public async Task A_step_whose_job_dies_fails_and_its_execution_ends_though_its_pipeline_is_unreadable()
    {
        var (life, id) = await UnreadableAsync("dies");
        await _db.ExecuteAsync($"update jobs set failures = {JobQueue.MaxFailures - 1} where id like {id + "/%"}", Ct);

        await using var after = await Life.BeginAsync(engine, TestStep.Echo());
        var ended = await after.EndAsync(id, Ct);
        await life.DisposeAsync();

        Assert.Equal((ExecutionStatus.Failed, "It was given up after it failed unexpectedly 5 times; the server's log has the cause."), (ended.Status, ended.Steps[0].Error));
        Assert.Equal([StepStatus.Failed, StepStatus.Skipped], ended.Steps.Select(step => step.Status));
        Assert.Equal(1, await _db.CountAsync($"select count(*) from events where type = 'execution.failed' and subject = {$"execution/{id}"}", Ct));
    }

    [Fact]
    public async Task An_execution_whose_pipeline_is_unreadable_can_be_cancelled()
    {
        var (life, id) = await UnreadableAsync("stuck");
        await using var after = await Life.BeginAsync(engine, TestStep.Echo());

        await after.Get<CancelExecution>().ExecuteAsync(Id<Execution>.Parse(id), Life.Ada, Ct);

        Assert.Equal(ExecutionStatus.Cancelled, (await after.EndAsync(id, Ct)).Status);
        await life.DisposeAsync();
    }

    /// <summary>
    /// An execution whose first step was running when its server stopped, and whose pipeline's files are no JSON since.
    /// The step's input is the name, so that no result of another test is taken for it.
    /// </summary>
    async Task<(Life Stopped, string Id)> UnreadableAsync(string name)
    {
        var begun = new TaskCompletionSource();
        var hangs = new TestStep("test/echo", async (_, ct) =>
        {
            begun.TrySetResult();
            await Task.Delay(Timeout.Infinite, ct);
            return [];
        });
        var life = await Life.BeginAsync(engine, hangs);
        var id = await life.StartAsync(name, $"name: {name}\nsteps:\n  first: {{ uses: test/echo, with: {{ value: {name} }} }}\n  next: {{ uses: test/echo, needs: [first] }}", Ct);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(30), Ct);
        await life.StopAsync();
        await _db.ExecuteAsync($"update pipeline_versions set files = {"torn"} where pipeline = {name}", Ct);
        return (life, id);
    }

    [Fact]
    public async Task Many_executions_at_once_get_numbers_without_gaps()
    {
        await using var life = await Life.BeginAsync(engine, TestStep.Echo());
        await life.StartAsync("crowd", "name: crowd\nsteps:\n  only: { uses: test/echo, cache: false }", Ct);

        var started = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => life.StartAsync("crowd", Ct)));

        var ended = await Task.WhenAll(started.Select(id => life.EndAsync(id, Ct)));
        Assert.Equal(Enumerable.Range(2, 20), ended.Select(execution => execution.Number).Order());
        Assert.All(ended, execution => Assert.Equal(ExecutionStatus.Succeeded, execution.Status));
    }

    [Fact]
    public async Task A_missing_output_fails_the_step_with_what_there_is()
    {
        await using var life = await Life.BeginAsync(engine, TestStep.Echo());

        var ended = await life.EndAsync(await life.StartAsync("gap", """
            name: gap
            steps:
              a: { uses: test/echo }
              b: { uses: test/echo, with: { value: "${{ steps.a.outputs.other }}" } }
            """, Ct), Ct);

        Assert.Equal("Step b reads ${{ steps.a.outputs.other }}, which there is not; there is value.", ended.Steps[1].Error);
    }
}

public sealed class ExecutionsOnSqlite(Sqlite engine) : ExecutionContract(engine), IClassFixture<Sqlite>;

public sealed class ExecutionsOnPostgres(Postgres engine) : ExecutionContract(engine), IClassFixture<Postgres>;
