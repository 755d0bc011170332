using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Slipway.Contracts.Pipelines;
using Slipway.Datasets;
using Slipway.Kernel;
using Slipway.Pipelines;
using Slipway.Pipelines.Definitions;
using Slipway.Pipelines.Executions;
using Slipway.Pipelines.Steps;
using Slipway.Storage;

namespace Slipway.Integration.Pipelines;

/// <summary>One life of a server's workers on a database: started, and crashed or stopped.</summary>
sealed class Life : IAsyncDisposable
{
    public static readonly Actor Ada = new("ada", new HashSet<Permission> { Permission.RunPipelines });

    readonly ServiceProvider _services;

    Life(ServiceProvider services) => _services = services;

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <param name="steps">Kinds of step beside the built-in ones.</param>
    public static async Task<Life> BeginAsync(Engine engine, params IStep[] steps)
    {
        var configuration = new ConfigurationBuilder().Build();
        var services = new ServiceCollection()
            .AddLogging().AddSingleton<IConfiguration>(configuration).AddSingleton(engine.Home).AddSingleton(TimeProvider.System)
            // The engine owns the database; this life must not close it.
            .AddSingleton(_ => engine.OpenAnother())
            .AddStorage(configuration).AddDatasets().AddPipelines();
        foreach (var step in steps)
            services.AddSingleton(step);
        var life = new Life(services.BuildServiceProvider());
        foreach (var worker in life._services.GetServices<IHostedService>())
            await worker.StartAsync(default);
        return life;
    }

    public async Task<string> StartAsync(string pipeline, string definition, CancellationToken ct, IReadOnlyDictionary<string, string>? files = null)
    {
        await Get<PutPipeline>().ExecuteAsync(pipeline, new(definition, files ?? new Dictionary<string, string>()), Ada, ct);
        return await StartAsync(pipeline, ct);
    }

    public async Task<string> StartAsync(string pipeline, CancellationToken ct) =>
        (await Get<StartExecution>().ExecuteAsync(pipeline, null, new("manual", null, Ada), null, ct))!.Id.ToString();

    public async Task<ExecutionView> EndAsync(string id, CancellationToken ct) => await UntilAsync(id, execution =>
        execution.Status is not (ExecutionStatus.Queued or ExecutionStatus.Running), ct);

    public async Task<ExecutionView> UntilAsync(string id, Func<ExecutionView, bool> condition, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            if (await Get<ExecutionCatalog>().FindAsync(id, limit.Token) is { } execution && condition(execution))
                return execution;
            await Task.Delay(20, limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _services.DisposeAsync();
    }

    public async Task StopAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        foreach (var worker in _services.GetServices<IHostedService>())
            await worker.StopAsync(limit.Token);
    }
}

/// <summary>A step that does what the test says.</summary>
sealed class TestStep(string name, Func<StepContext, CancellationToken, Task<Dictionary<string, string>>> work, bool cacheable = true) : IStep
{
    int _runs;

    public int Runs => _runs;
    public string Name => name;
    public bool Cacheable => cacheable;
    public IReadOnlyList<StepParameter> Parameters { get; } = [new("value", false, "Any."), new("file", false, "Any.", IsFile: true)];

    public async Task<StepResult> RunAsync(StepContext context, CancellationToken ct)
    {
        Interlocked.Increment(ref _runs);
        return new(await work(context, ct));
    }

    /// <summary>Gives back the value it was given, with its own name after it.</summary>
    public static TestStep Echo(string name = "test/echo", bool cacheable = true) => new(name, (context, _) =>
    {
        context.Log($"saw {context.With.TextOrNull("value")}");
        return Task.FromResult(new Dictionary<string, string> { ["value"] = $"{context.With.TextOrNull("value")}/{context.Step}" });
    }, cacheable);
}
