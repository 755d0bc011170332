using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Slipway.Access;
using Slipway.Contracts.Datasets;
using Slipway.Datasets.Queries;
using Slipway.Kernel;

namespace Slipway.Datasets.Tables;

static class TableEndpoints
{
    const int MaxRows = 10_000;

    public static void MapTables(this IEndpointRouteBuilder routes)
    {
        var tables = routes.MapGroup("/tables").WithTags("Tables").Requires(Permission.Read);
        tables.MapGet("/{digest}", GetAsync);
        tables.MapGet("/{digest}/rows", RowsAsync).DisableRequestTimeout();
    }

    static async Task<Ok<TableView>> GetAsync(Digest digest, TableCatalog tables, CancellationToken ct) =>
        TypedResults.Ok(await tables.GetAsync(digest, ct));

    static async Task<Ok<RowsView>> RowsAsync(
        Digest digest, TableCatalog tables, TableQueries queries, CancellationToken ct, int limit = 50, long offset = 0)
    {
        if (limit is < 1 or > MaxRows)
            throw Refusal.Invalid("rows.limit", $"limit is {limit}; accepted are 1 to {MaxRows}.");
        if (offset < 0)
            throw Refusal.Invalid("rows.offset", $"offset is {offset}; accepted are 0 and more.");
        var table = await tables.GetAsync(digest, ct);
        var files = QueryFiles.One("data", await tables.LocalPathAsync(digest, ct));
        return TypedResults.Ok(await queries.RunAsync(files, RowOrder.Same, query => TableRows.Read(query, table, offset, limit), ct));
    }
}
