using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Slipway.Integration.Pipelines;

/// <summary>Definitions, executions and triggers over HTTP.</summary>
public sealed class PipelineApi(RunningServer server) : IClassFixture<RunningServer>
{
    static readonly Dictionary<string, string> NoFiles = [];

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refused_definition_tells_every_problem_with_its_line()
    {
        var response = await PutAsync("odd", "name: odd\nsteps:\n  a: { uses: data/sprit }\n  b: { run: [x], needs: [c], colour: red }\n");

        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal((HttpStatusCode.BadRequest, "pipeline.invalid"), (response.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Equal(
            [(3, "steps.a.uses"), (4, "steps.b.colour"), (4, "steps.b.needs")],
            problem.GetProperty("problems").EnumerateArray().Select(one => (one.GetProperty("line").GetInt32(), one.GetProperty("path").GetString()!)).Order());
    }

    [Fact]
    public async Task The_name_in_the_route_and_in_the_definition_agree()
    {
        var response = await PutAsync("one", "name: two\nsteps:\n  a: { run: [echo] }\n");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_version_is_made_only_when_something_changed_and_old_ones_stay()
    {
        const string Text = "name: kept\nsteps:\n  a: { run: [echo, one] }\n";
        await PutAsync("kept", Text);
        var same = await JsonAsync(await PutAsync("kept", Text));
        var second = await JsonAsync(await PutAsync("kept", Text.Replace("one", "two")));

        var first = await server.JsonAsync("/api/v1/pipelines/kept?version=1", Ct);
        Assert.Equal((1, 2), (same.GetProperty("version").GetInt32(), second.GetProperty("version").GetInt32()));
        Assert.Equal(Text, first.GetProperty("definition").GetString());
        Assert.Equal("echo", first.GetProperty("steps")[0].GetProperty("run")[0].GetString());
    }

    [Fact]
    public async Task An_execution_is_followed_by_its_id_its_list_and_its_log()
    {
        await PutAsync("run-me", "name: run-me\ninputs: { who: {} }\nsteps:\n  a: { run: [echo, \"hello ${{ inputs.who }}\"] }\n");
        var without = await server.Http.PostAsJsonAsync("/api/v1/pipelines/run-me/executions", new { }, Ct);
        var started = await server.Http.PostAsJsonAsync("/api/v1/pipelines/run-me/executions", new { inputs = new { who = "Ada" } }, Ct);

        var id = (await JsonAsync(started)).GetProperty("id").GetString()!;
        var ended = await EndAsync(id);
        var log = await server.JsonAsync($"/api/v1/executions/{id}/steps/a/log", Ct);
        var rest = await server.JsonAsync($"/api/v1/executions/{id}/steps/a/log?after={log.GetProperty("next")}", Ct);
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Equal((HttpStatusCode.Created, "Succeeded"), (started.StatusCode, ended.GetProperty("status").GetString()));
        Assert.Equal("Ada", ended.GetProperty("inputs").GetProperty("who").GetString());
        Assert.Equal("hello Ada", log.GetProperty("lines")[0].GetProperty("text").GetString());
        Assert.Equal(0, rest.GetProperty("lines").GetArrayLength());
        Assert.Equal(id, (await server.JsonAsync("/api/v1/executions?pipeline=run-me&status=Succeeded", Ct)).GetProperty("items")[0].GetProperty("id").GetString());
        Assert.Equal(id, (await server.JsonAsync("/api/v1/pipelines?search=RUN-ME", Ct)).GetProperty("items")[0].GetProperty("lastExecution").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Executions_are_paged_newest_first()
    {
        await PutAsync("paged", "name: paged\nsteps:\n  a: { run: [echo] }\n");
        for (var i = 0; i < 5; i++)
            await server.Http.PostAsJsonAsync("/api/v1/pipelines/paged/executions", new { }, Ct);

        var numbers = new List<int>();
        string? cursor = null;
        do
        {
            var page = await server.JsonAsync($"/api/v1/executions?pipeline=paged&limit=2&cursor={cursor}", Ct);
            Assert.Equal(5, page.GetProperty("total").GetInt32());
            numbers.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("number").GetInt32()));
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);

        Assert.Equal([5, 4, 3, 2, 1], numbers);
    }

    [Fact]
    public async Task A_trigger_is_switched_off_and_on()
    {
        await PutAsync("triggered", "name: triggered\non: { alert: { model: m } }\nsteps:\n  a: { run: [echo] }\n");
        var trigger = (await server.JsonAsync("/api/v1/triggers?pipeline=triggered", Ct)).GetProperty("items")[0];
        var id = trigger.GetProperty("id").GetString();

        var off = await JsonAsync(await server.Http.PostAsync($"/api/v1/triggers/{id}/disable", null, Ct));
        var on = await JsonAsync(await server.Http.PostAsync($"/api/v1/triggers/{id}/enable", null, Ct));

        Assert.Equal(("Ready", "Disabled", "Ready"), (State(trigger), State(off), State(on)));

        static string? State(JsonElement trigger) => trigger.GetProperty("state").GetString();
    }

    [Theory]
    [InlineData("/api/v1/executions/exe_nope")]
    [InlineData("/api/v1/executions/exe_0199a7d3c0007000800000000000dead")]
    [InlineData("/api/v1/pipelines/nope")]
    [InlineData("/api/v1/evaluations/evl_nope")]
    [InlineData("/api/v1/runs/nope/evaluations")]
    public async Task What_is_not_there_is_not_found(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await server.Http.GetAsync(path, Ct)).StatusCode);

    Task<HttpResponseMessage> PutAsync(string name, string definition) =>
        server.Http.PutAsJsonAsync($"/api/v1/pipelines/{name}", new { definition, files = NoFiles }, Ct);

    async Task<JsonElement> EndAsync(string id)
    {
        for (var i = 0; i < 1_000; i++)
        {
            var execution = await server.JsonAsync($"/api/v1/executions/{id}", Ct);
            if (execution.GetProperty("status").GetString() is not ("Queued" or "Running"))
                return execution;
            await Task.Delay(20, Ct);
        }

        throw new TimeoutException("The execution did not end within twenty seconds.");
    }

    static async Task<JsonElement> JsonAsync(HttpResponseMessage response) => await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
}
