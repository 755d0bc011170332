using FsCheck;
using FsCheck.Fluent;
using Slipway.Contracts.Pipelines;
using Slipway.Kernel;
using Slipway.Pipelines.Executions;

namespace Slipway.Unit.Pipelines;

public sealed class ExecutionTests
{
    static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    [Fact]
    public void Only_steps_without_needs_are_ready_at_first() =>
        Assert.Equal([StepStatus.Queued, StepStatus.Waiting, StepStatus.Waiting], States(Chain().Settle(Noon)));

    [Fact]
    public void A_failed_step_skips_what_needs_it_and_fails_the_execution()
    {
        var failed = Chain().Settle(Noon).Begin("a", Noon).Fail("a", "broke", Noon).Settle(Noon);

        Assert.Equal([StepStatus.Failed, StepStatus.Skipped, StepStatus.Skipped], States(failed));
        Assert.Equal(ExecutionStatus.Failed, failed.Status);
    }

    [Fact]
    public void A_retry_is_another_job_and_the_last_failure_counts()
    {
        var once = Chain(retries: 1).Settle(Noon).Begin("a", Noon).Fail("a", "broke", Noon);
        var twice = once.Begin("a", Noon).Fail("a", "broke again", Noon);

        Assert.Equal(StepStatus.Queued, once.Find("a")!.Status);
        Assert.NotEqual(Chain().Find("a")!.JobId("x"), once.Find("a")!.JobId("x"));
        Assert.Equal((StepStatus.Failed, 2, "broke again"), (twice.Find("a")!.Status, twice.Find("a")!.Attempt, twice.Find("a")!.Error));
    }

    [Fact]
    public void What_is_reported_after_a_cancellation_changes_nothing()
    {
        var cancelled = Chain().Settle(Noon).Begin("a", Noon).Cancel(Noon);

        Assert.Same(cancelled, cancelled.Succeed("a", Nothing, Noon));
        Assert.Same(cancelled, cancelled.Begin("a", Noon));
        Assert.Equal(ExecutionStatus.Cancelled, cancelled.Settle(Noon).Status);
        Assert.All(cancelled.Steps, step => Assert.Equal(StepStatus.Cancelled, step.Status));
    }

    [Fact]
    public void Cached_steps_make_the_next_ones_ready()
    {
        var cached = Chain().Settle(Noon).TakeCached("a", Nothing, Noon).Settle(Noon);

        Assert.Equal([StepStatus.Cached, StepStatus.Queued, StepStatus.Waiting], States(cached));
        Assert.Equal(0, cached.Find("a")!.Attempt);
    }

    /// <summary>
    /// Any graph, any failures, any crashes: workers hold steps, lose them, and report late; every report goes through the state
    /// machine as a transaction does, and only the holder of the newest attempt may report.
    /// </summary>
    [Fact]
    public void Every_step_is_committed_at_most_once_and_every_execution_ends() => Prop.ForAll<int>(seed =>
    {
        var dice = new System.Random(seed);
        var execution = Random(dice).Settle(Noon);
        var commits = new Dictionary<string, int>();
        var zombies = new List<(string Step, int Attempt)>();
        for (var turn = 0; !execution.HasEnded; turn++)
        {
            var open = execution.Steps.Where(step => step.Status is StepStatus.Queued or StepStatus.Running).ToList();
            if (open.Count == 0 || turn > 5_000)
                return false; // Stuck.
            var step = open[dice.Next(open.Count)];
            if (step.Status is StepStatus.Queued || dice.Next(4) == 0)
            {
                if (step.Status is StepStatus.Running)
                    zombies.Add((step.Name, step.Attempt)); // Its worker died; somebody takes over.
                if (!step.Needs.All(need => execution.Find(need)!.IsDone))
                    return false; // Began before its needs were done.
                execution = execution.Begin(step.Name, Noon);
                continue;
            }

            var reports = zombies.Where(zombie => zombie.Step == step.Name).Append((Step: step.Name, step.Attempt)).ToList();
            var (name, attempt) = reports[dice.Next(reports.Count)];
            if (execution.Find(name)!.Attempt != attempt)
                continue; // Fenced off.
            var before = execution;
            execution = (dice.Next(3) == 0 ? execution.Fail(name, "broke", Noon) : execution.Succeed(name, Nothing, Noon)).Settle(Noon);
            if (execution.Find(name)!.IsDone && !before.Find(name)!.IsDone)
                commits[name] = commits.GetValueOrDefault(name) + 1;
        }

        var done = execution.Steps.Where(step => step.IsDone).Select(step => step.Name).ToHashSet();
        return commits.All(commit => commit.Value == 1) && done.SetEquals(commits.Keys)
            && execution.Steps.All(step => step.HasEnded)
            && execution.Steps.Where(step => step.Status is StepStatus.Skipped).All(step => step.Needs.Any(need => !execution.Find(need)!.IsDone))
            && execution.Status == (done.Count == execution.Steps.Count ? ExecutionStatus.Succeeded : ExecutionStatus.Failed);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    static Execution Random(System.Random dice)
    {
        var count = dice.Next(1, 12);
        return Of([.. Enumerable.Range(0, count).Select(i => new StepState(
            $"s{i}", "run", [.. Enumerable.Range(0, i).Where(_ => dice.Next(3) == 0).Select(need => $"s{need}")], dice.Next(3)))]);
    }

    static Execution Chain(int retries = 0) => Of(
        new StepState("a", "run", [], retries), new StepState("b", "run", ["a"], retries), new StepState("c", "run", ["a", "b"], retries));

    static Execution Of(params StepState[] steps) => new(
        Id<Execution>.New(TimeProvider.System), "p", 1, Digest.Of("code"), 1, ExecutionStatus.Queued, "manual", null, Actor.System("test"),
        Nothing, Noon, null, null, steps);

    static IEnumerable<StepStatus> States(Execution execution) => execution.Steps.Select(step => step.Status);
}
