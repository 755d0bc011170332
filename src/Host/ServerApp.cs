using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Slipway.Access;
using Slipway.Datasets;
using Slipway.Evaluation;
using Slipway.Governance;
using Slipway.Host.Metrics;
using Slipway.Monitoring;
using Slipway.Pipelines;
using Slipway.Registry;
using Slipway.Serving;
using Slipway.Storage;
using Slipway.Tracking;
using Slipway.Training;

namespace Slipway.Host;

/// <summary>The composition root: which modules there are, in the order of the life cycle.</summary>
static class ServerApp
{
    static readonly Assembly[] Modules =
    [
        typeof(StorageModule).Assembly, typeof(AccessModule).Assembly, typeof(DatasetsModule).Assembly, typeof(TrackingModule).Assembly,
        typeof(PipelinesModule).Assembly, typeof(EvaluationModule).Assembly, typeof(RegistryModule).Assembly, typeof(ServingModule).Assembly, typeof(MonitoringModule).Assembly, typeof(GovernanceModule).Assembly,
    ];

    /// <summary>Builds, brings the database up to date and starts listening.</summary>
    public static async Task<WebApplication> StartAsync(ServerOptions options, CancellationToken ct)
    {
        var app = Build(options);
        try
        {
            // Resolved from the container so that it is released with it, after everything that writes to the home.
            var held = app.Services.GetRequiredService<HomeLock>();
            await app.Services.GetRequiredService<Migrator>().MigrateAsync(Modules, ct);
            await app.StartAsync(ct);
            held.Announce(app.Urls.First());
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public static WebApplication Build(ServerOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "slipway", EnvironmentName = Environments.Production });
        builder.Configuration.AddEnvironmentVariables("SLIPWAY_").AddInMemoryCollection(
            (options.Configuration ?? new Dictionary<string, string?>()).Append(new("Storage:Home", options.Home)));
        if (options.BehindProxy)
            builder.Configuration.AddInMemoryCollection([new("Access:BehindProxy", "true")]);
        ConfigureLogging(builder.Logging);
        ConfigureListening(builder, options);
        AddModules(builder.Services, builder.Configuration, options);

        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseRequestGuards();
        app.UseRouting();
        app.UseAccess();
        app.MapHealth();
        app.MapMetrics();
        app.MapOpenApi("/openapi/{documentName}.json").Public();
        MapModules(app);
        app.MapWebPage();
        return app;
    }

    static void AddModules(IServiceCollection services, IConfiguration configuration, ServerOptions options)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddProblemDetails().AddExceptionHandler<ProblemHandler>();
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddSlipwayOpenApi();
        services.AddSingleton(provider => HomeLock.Take(provider.GetRequiredService<Home>(), $"http://{options.Bind}:{options.Port}"));
        services
            .AddStorage(configuration)
            .AddAccess(configuration)
            .AddDatasets()
            .AddTracking()
            .AddPipelines()
            .AddTraining()
            .AddEvaluation()
            .AddRegistry()
            .AddServing()
            .AddMonitoring()
            .AddGovernance()
            .AddPrometheus();
    }

    static void MapModules(WebApplication app)
    {
        var api = app.MapGroup("/api/v1");
        api.MapAccess();
        api.MapDatasets();
        api.MapTracking();
        api.MapPipelines();
        api.MapEvaluation();
        api.MapRegistry();
        api.MapServing();
        api.MapMonitoring();
        api.MapGovernance();
        app.MapInference();
    }

    /// <summary>JSON lines for machines; one readable line each on a terminal. Always on standard error: standard output belongs to answers.</summary>
    static void ConfigureLogging(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        // A failure to start is told in one sentence by ServerCommand, not once more with its stack.
        logging.SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None).AddFilter("System", LogLevel.Warning);
        if (Console.IsErrorRedirected)
            logging.AddJsonConsole(json => json.UseUtcTimestamp = true);
        else
            logging.AddSimpleConsole(line => line.SingleLine = true);
        logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    static void ConfigureListening(WebApplicationBuilder builder, ServerOptions options)
    {
        var access = AccessModule.Options(builder.Configuration);
        var certificate = access.LoadCertificate();
        var host = IPAddress.Parse(options.Bind) is { AddressFamily: AddressFamily.InterNetworkV6 } six ? $"[{six}]" : options.Bind;
        BindPolicy.Check([$"{(certificate is null ? "http" : "https")}://{host}:{options.Port}"], access);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Parse(options.Bind), options.Port, listen =>
            {
                if (certificate is not null)
                    listen.UseHttps(certificate);
            });
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30));
    }
}
