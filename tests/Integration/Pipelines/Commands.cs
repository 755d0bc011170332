using System.Diagnostics;
using Slipway.Contracts.Pipelines;
using Slipway.Kernel;
using Slipway.Pipelines.Executions;

namespace Slipway.Integration.Pipelines;

/// <summary>Steps that run a program: here the system's own small ones, called with arguments as any would be.</summary>
public sealed class Commands(Sqlite engine) : IClassFixture<Sqlite>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_gets_its_values_and_files_and_gives_outputs()
    {
        await using var life = await Life.BeginAsync(engine);

        var id = await life.StartAsync("command", """
            name: command
            inputs: { who: { default: ada } }
            steps:
              greet:
                run: [sh, scripts/greet.sh, "${{ inputs.who }}; rm -rf /"]
                env: { TONE: warm }
                with: { learning-rate: 0.1 }
            """, Ct, new Dictionary<string, string>
        {
            ["scripts/greet.sh"] = "echo \"got $1\" >&2\nprintf '{\"greeting\": \"%s %s %s\", \"rows\": 3}' \"$TONE\" \"$SLIPWAY_WITH_LEARNING_RATE\" \"$SLIPWAY_INPUT_WHO\" > \"$SLIPWAY_OUTPUTS\"",
        });
        var ended = await life.EndAsync(id, Ct);

        Assert.Equal("warm 0.1 ada", ended.Steps[0].Outputs.GetValueOrDefault("greeting"));
        Assert.Equal("3", ended.Steps[0].Outputs["rows"]);
        var log = await life.Get<StepLogStore>().ReadAsync(Id<Execution>.Parse(id), "greet", 0, 10, Ct);
        Assert.Equal(["got ada; rm -rf /"], log.Select(line => line.Text));
    }

    [Fact]
    public async Task The_servers_own_environment_stays_with_the_server()
    {
        Environment.SetEnvironmentVariable("SLIPWAY_Storage__Database", "Password=secret");
        await using var life = await Life.BeginAsync(engine);

        var id = await life.StartAsync("secret", "name: secret\nsteps:\n  env: { run: [env] }", Ct);
        await life.EndAsync(id, Ct);

        Environment.SetEnvironmentVariable("SLIPWAY_Storage__Database", null);
        var log = await life.Get<StepLogStore>().ReadAsync(Id<Execution>.Parse(id), "env", 0, 100, Ct);
        Assert.Contains(log, line => line.Text.StartsWith("PATH=", StringComparison.Ordinal));
        Assert.DoesNotContain(log, line => line.Text.Contains("secret", StringComparison.Ordinal) && !line.Text.StartsWith("SLIPWAY_PIPELINE", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[sh, -c, 'echo no wind >&2; exit 3']", "sh ended with exit code 3; it said last: no wind")]
    [InlineData("[no-such-program-here]", "Step only runs 'no-such-program-here', which this server can not start; install it, or name a program that is on its PATH.")]
    [InlineData("[sh, -c, 'echo [1] > outputs.json']", "outputs.json of step only is not a JSON object such as {\"rows\": 12}.")]
    [InlineData("[sh, -c, 'echo \"{\\\"t\\\": {\\\"table\\\": \\\"../x\\\"}}\" > outputs.json']", "'../x' can not be a path here: '.' and '..' are not names.")]
    public async Task What_goes_wrong_is_said_in_a_sentence(string run, string error)
    {
        await using var life = await Life.BeginAsync(engine);

        var ended = await life.EndAsync(await life.StartAsync("wrong", $"name: wrong\nsteps:\n  only: {{ run: {run} }}", Ct), Ct);

        Assert.Equal((StepStatus.Failed, error), (ended.Steps[0].Status, ended.Steps[0].Error));
    }

    [Fact]
    public async Task A_command_that_takes_too_long_is_ended_with_its_children()
    {
        var marker = $"31{Random.Shared.Next(1_000_000, 9_999_999)}";
        await using var life = await Life.BeginAsync(engine);

        var ended = await life.EndAsync(await life.StartAsync("slow", $$"""
            name: slow
            steps:
              only: { run: [sh, -c, "sleep {{marker}} & wait"], timeout: 1s }
            """, Ct), Ct);

        Assert.Equal("It ran longer than its timeout of 1s and was stopped.", ended.Steps[0].Error);
        await Task.Delay(200, Ct);
        Assert.DoesNotContain(Process.GetProcessesByName("sleep"), process => CommandLine(process).Contains(marker, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_child_that_stays_behind_does_not_hold_the_step()
    {
        await using var life = await Life.BeginAsync(engine);
        var began = Stopwatch.GetTimestamp();

        var ended = await life.EndAsync(await life.StartAsync("daemon", "name: daemon\nsteps:\n  only: { run: [sh, -c, 'sleep 40 & echo done'] }", Ct), Ct);

        Assert.Equal(StepStatus.Succeeded, ended.Steps[0].Status);
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Every_line_of_a_talkative_command_is_kept()
    {
        await using var life = await Life.BeginAsync(engine);

        var id = await life.StartAsync("talk", "name: talk\nsteps:\n  only: { run: [seq, '12000'] }", Ct);
        await life.EndAsync(id, Ct);

        var last = await life.Get<StepLogStore>().ReadAsync(Id<Execution>.Parse(id), "only", 11_000, 2_000, Ct);
        for (var tries = 0; last.Count < 1_000 && tries < 50; tries++)
        {
            await Task.Delay(100, Ct);
            last = await life.Get<StepLogStore>().ReadAsync(Id<Execution>.Parse(id), "only", 11_000, 2_000, Ct);
        }

        Assert.Equal((1_000, "12000"), (last.Count, last[^1].Text));
    }

    [Fact]
    public async Task What_a_command_said_last_holds_nothing_that_a_database_refuses()
    {
        await using var life = await Life.BeginAsync(engine);

        var ended = await life.EndAsync(await life.StartAsync("nul", """
            name: nul
            steps:
              only: { run: [sh, -c, 'printf "a\000b\n"; exit 1'] }
            """, Ct), Ct);

        Assert.Equal("sh ended with exit code 1; it said last: a b", ended.Steps[0].Error);
    }

    static string CommandLine(Process process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
