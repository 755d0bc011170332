using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Slipway.Storage.Blobs;
using Slipway.Storage.Events;
using Slipway.Storage.Jobs;

namespace Slipway.Storage;

/// <summary>Where everything is kept: the database, blobs, the event log and the job queue.</summary>
public static class StorageModule
{
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("Storage").Get<StorageOptions>() ?? new();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => Home.Open(options.Home));
        services.TryAddSingleton(provider => options.Database.Length > 0
            ? Db.OpenPostgres(options.Database)
            : Db.OpenSqlite(provider.GetRequiredService<Home>().DatabaseFile));
        services.TryAddSingleton(provider => BlobStores.Open(options, provider.GetRequiredService<Home>(), provider.GetRequiredService<TimeProvider>()));
        return services
            .AddSingleton(options)
            .AddSingleton(provider => ServerLife.Begin(provider.GetRequiredService<Home>()))
            .AddSingleton<Migrator>()
            .AddSingleton<EventLog>()
            .AddSingleton<EventReaderStore>()
            .AddSingleton<JobQueue>()
            .AddHostedService<EventPump>()
            .AddHostedService<JobWorker>();
    }
}
