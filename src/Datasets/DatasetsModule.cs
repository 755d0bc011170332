using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Slipway.Datasets.Catalog;
using Slipway.Datasets.Imports;
using Slipway.Datasets.Leakage;
using Slipway.Datasets.Profiles;
using Slipway.Datasets.Queries;
using Slipway.Datasets.Splits;
using Slipway.Datasets.Tables;
using Slipway.Datasets.Transforms;
using Slipway.Datasets.Uploads;
using Slipway.Datasets.Validation;

namespace Slipway.Datasets;

/// <summary>Data: versions, schema, profile, validation and splits.</summary>
public static class DatasetsModule
{
    public static IServiceCollection AddDatasets(this IServiceCollection services) => services
        .AddSingleton(provider => (provider.GetRequiredService<IConfiguration>().GetSection("Datasets").Get<DatasetsOptions>() ?? new()).Checked())
        .AddSingleton<TableQueries>()
        .AddSingleton<UploadStore>()
        .AddSingleton<TableCatalog>()
        .AddSingleton<DatasetCatalog>()
        .AddSingleton<ImportDataset>()
        .AddSingleton<TableProfiles>()
        .AddSingleton<TableValidation>()
        .AddSingleton<TableSplits>()
        .AddSingleton<TableTransform>()
        .AddSingleton<LeakageCheck>();

    public static void MapDatasets(this IEndpointRouteBuilder routes)
    {
        routes.MapUploads(routes.ServiceProvider.GetRequiredService<DatasetsOptions>());
        DatasetEndpoints.MapDatasets(routes);
        routes.MapTables();
        routes.MapProfiles();
        routes.MapValidations();
        routes.MapSplits();
        routes.MapLeakage();
    }
}
