using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Slipway.Host;

/// <summary>The description of the API that clients and the page are generated from.</summary>
static class OpenApi
{
    public static void AddSlipwayOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer(Describe);
    });

    static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info = new()
        {
            Title = "Slipway",
            Version = "v1",
            Description = "Takes a model through its whole life. Every refusal is a problem document with a stable `code`; every list is paged by `cursor` and `limit`.",
        };
        // Where this server listens is no part of the contract.
        document.Servers?.Clear();
        return Task.CompletedTask;
    }
}
