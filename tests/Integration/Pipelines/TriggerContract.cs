using System.Text;
using Slipway.Contracts.Pipelines;
using Slipway.Datasets.Imports;
using Slipway.Datasets.Uploads;
using Slipway.Engines;
using Slipway.Kernel;
using Slipway.Pipelines.Definitions;
using Slipway.Pipelines.Executions;
using Slipway.Pipelines.Triggers;
using Slipway.Storage;

namespace Slipway.Integration.Pipelines;

/// <summary>What starts pipelines by themselves, on every engine.</summary>
public abstract class TriggerContract(Engine engine)
{
    readonly Db _db = engine.Db;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_alert_starts_one_execution_however_often_it_is_heard()
    {
        await using var life = await Life.BeginAsync(engine, TestStep.Echo());
        await PutAsync(life, "alerted", "alert: { model: m-alerted }");

        await AppendAsync(life, "alert.fired", new { alert = "alr_1", model = "m-alerted" });
        await AppendAsync(life, "alert.fired", new { alert = "alr_1", model = "m-alerted" });
        await AppendAsync(life, "alert.fired", new { alert = "alr_2", model = "another" });
        var started = await ExecutionsAsync(life, "alerted", 1);

        var ended = await life.EndAsync(started[0].Id, Ct);
        Assert.Equal(("alert", "alr_1", "system:trigger"), (ended.Cause.Kind, ended.Cause.Subject, ended.Cause.Actor));
        await Task.Delay(300, Ct);
        Assert.Single(await ExecutionsAsync(life, "alerted", 1));
        Assert.Equal(started[0].Id, (await TriggerAsync(life, "alerted")).LastExecution);
    }

    [Fact]
    public async Task A_trigger_waits_for_fresh_data_and_says_so()
    {
        await using var life = await Life.BeginAsync(engine, TestStep.Echo());
        await PutAsync(life, "fresh", "alert: { model: m-fresh, fresh: nowhere }");

        await AppendAsync(life, "alert.fired", new { alert = "alr_3", model = "m-fresh" });
        var waiting = await UntilAsync(life, "fresh", trigger => trigger.WaitingFor is not null);
        await Task.Delay(200, Ct);

        Assert.Equal((TriggerState.Waiting, "Waiting for a first version of dataset nowhere."), (waiting.View().State, waiting.WaitingFor));
        Assert.Empty((await life.Get<ExecutionStore>().ListAsync(PageRequest.From(null, null), "fresh", null, Ct)).Items);
        Assert.Equal(1, await _db.CountAsync($"select count(*) from events where type = 'trigger.waiting' and subject = 'pipeline/fresh'", Ct));
    }

    [Fact]
    public async Task A_trigger_that_waited_starts_when_the_data_comes()
    {
        Assert.SkipUnless(NativeLibraries.IsAvailable(NativeEngine.DuckDb), NativeEngine.DuckDb.Install);
        await using var life = await Life.BeginAsync(engine, TestStep.Echo());
        await ImportAsync(life, "barley", "tons\n1\n");
        const string Definition = "name: barley\ninputs: { data: { default: barley@latest } }\non: { alert: { model: m-barley, fresh: barley } }\nsteps:\n  only: { uses: test/echo, with: { value: \"${{ inputs.data }}\" } }\n";
        await life.EndAsync(await life.StartAsync("barley", Definition, Ct), Ct);

        await AppendAsync(life, "alert.fired", new { alert = "alr_9", model = "m-barley" });
        var waiting = await UntilAsync(life, "barley", trigger => trigger.WaitingFor is not null);
        await ImportAsync(life, "barley", "tons\n1\n2\n");

        var started = (await ExecutionsAsync(life, "barley", 2))[0];
        var ended = await life.EndAsync(started.Id, Ct);
        Assert.Equal("Waiting for a version of barley newer than barley@1, which the last execution read.", waiting.WaitingFor);
        Assert.Equal(("alert", "alr_9", "barley@2"), (ended.Cause.Kind, ended.Cause.Subject, ended.Inputs["data"]));
        Assert.Null((await TriggerAsync(life, "barley")).WaitingFor);
    }

    [Fact]
    public async Task New_data_starts_what_listens_to_it()
    {
        await using var life = await Life.BeginAsync(engine, TestStep.Echo());
        await PutAsync(life, "fed", "data: { dataset: grain }");

        await AppendAsync(life, "dataset.version.created", new { dataset = "grain", version = 4 });

        Assert.Equal("grain@4", (await ExecutionsAsync(life, "fed", 1))[0].Cause.Subject);
    }

    [Fact]
    public async Task One_time_of_a_schedule_starts_one_execution_on_many_servers()
    {
        await using var life = await Life.BeginAsync(engine, TestStep.Echo());
        await PutAsync(life, "timed", "schedule: { cron: '0 3 1 1 *' }");
        await _db.ExecuteAsync($"update triggers set next_at = {DateTimeOffset.UtcNow.AddMinutes(-1)} where pipeline = 'timed'", Ct);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => life.Get<ScheduleTicker>().TickOnceAsync(Ct)));

        await Task.Delay(200, Ct);
        Assert.Single(await ExecutionsAsync(life, "timed", 1));
        Assert.True((await TriggerAsync(life, "timed")).NextAt > DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task A_disabled_trigger_hears_nothing_and_keeps_its_state_over_new_versions()
    {
        await using var life = await Life.BeginAsync(engine, TestStep.Echo());
        await PutAsync(life, "mute", "alert: { model: m-mute }");
        var trigger = await TriggerAsync(life, "mute");
        await life.Get<SwitchTrigger>().ExecuteAsync(trigger.Id.ToString(), enabled: false, Life.Ada, Ct);

        await PutAsync(life, "mute", "alert: { model: m-mute }\n  data: { dataset: grain-too }");
        await AppendAsync(life, "alert.fired", new { alert = "alr_4", model = "m-mute" });
        await Task.Delay(500, Ct);

        Assert.Empty((await life.Get<ExecutionStore>().ListAsync(PageRequest.From(null, null), "mute", null, Ct)).Items);
        var triggers = await life.Get<TriggerStore>().OfPipelineAsync("mute", Ct);
        Assert.Equal([("alert", false), ("data", true)], triggers.Select(found => (found.Kind, found.Enabled)));
        Assert.Equal(trigger.Id, triggers[0].Id);
    }

    static Task<PipelineVersion> PutAsync(Life life, string pipeline, string on) => life.Get<PutPipeline>().ExecuteAsync(
        pipeline, new($"name: {pipeline}\non:\n  {on}\nsteps:\n  only: {{ uses: test/echo, cache: false }}\n", new Dictionary<string, string>()), Life.Ada, Ct);

    static Task AppendAsync(Life life, string type, object data) =>
        life.Get<Db>().WriteAsync(tx => life.Get<EventLog>().AppendAsync(tx, new(type, "system:test", "test", data), Ct), Ct);

    static async Task ImportAsync(Life life, string dataset, string csv)
    {
        var blob = await life.Get<IBlobStore>().PutAsync(new MemoryStream(Encoding.UTF8.GetBytes(csv)), Ct);
        await life.Get<UploadStore>().AddAsync(blob, Life.Ada, DateTimeOffset.UtcNow, Ct);
        await life.Get<ImportDataset>().ExecuteAsync(dataset, new(blob.Digest.ToString(), "csv"), Life.Ada, Ct);
    }

    static async Task<Trigger> TriggerAsync(Life life, string pipeline) => (await life.Get<TriggerStore>().OfPipelineAsync(pipeline, Ct))[0];

    static async Task<Trigger> UntilAsync(Life life, string pipeline, Func<Trigger, bool> condition)
    {
        for (var i = 0; i < 500; i++)
        {
            if (await TriggerAsync(life, pipeline) is var trigger && condition(trigger))
                return trigger;
            await Task.Delay(20, Ct);
        }

        throw new TimeoutException("The trigger did not get there within ten seconds.");
    }

    static async Task<IReadOnlyList<ExecutionSummaryView>> ExecutionsAsync(Life life, string pipeline, int least)
    {
        for (var i = 0; i < 500; i++)
        {
            var page = await life.Get<ExecutionStore>().ListAsync(PageRequest.From(null, null), pipeline, null, Ct);
            if (page.Items.Count >= least)
                return page.Items;
            await Task.Delay(20, Ct);
        }

        throw new TimeoutException("No execution was started within ten seconds.");
    }
}

public sealed class TriggersOnSqlite(Sqlite engine) : TriggerContract(engine), IClassFixture<Sqlite>;

public sealed class TriggersOnPostgres(Postgres engine) : TriggerContract(engine), IClassFixture<Postgres>;
