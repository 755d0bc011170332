using Slipway.Contracts.Datasets;
using Slipway.Datasets.Catalog;
using Slipway.Datasets.Queries;
using Slipway.Datasets.Tables;
using Slipway.Datasets.Uploads;
using Slipway.Engines.DuckDb;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Datasets.Imports;

/// <summary>Makes the next version of a dataset out of an upload.</summary>
sealed class ImportDataset(
    Db db, EventLog events, IBlobStore blobs, Home home, TableQueries queries, TableCatalog tables, DatasetCatalog datasets, UploadStore uploads, DatasetsOptions options, TimeProvider clock)
{
    const string Before = "latest version";

    public async Task<DatasetVersionView> ExecuteAsync(string dataset, ImportRequest request, Actor actor, CancellationToken ct)
    {
        DatasetName.Parse(dataset);
        var upload = await FindUploadAsync(request, ct);
        var latest = await datasets.LatestAsync(dataset, ct);
        if (request.Append && latest is null)
            throw Refusal.NotFound("dataset.not_found", $"{dataset} has no version to append to; import without append first.");
        var written = home.Temp();
        try
        {
            await WriteAsync(upload, request, request.Append ? latest!.Table : null, latest?.Table.Columns ?? [], written, ct);
            var table = await tables.PrepareAsync(written, Origin(request, upload, latest), latest?.Table.Columns ?? [], actor, ct);
            var number = await CommitAsync(dataset, request, table, latest, actor, ct);
            return (await datasets.FindVersionAsync(dataset, number, ct))!;
        }
        finally
        {
            File.Delete(written);
        }
    }

    async Task<Digest> FindUploadAsync(ImportRequest request, CancellationToken ct)
    {
        if (request.Format is not ("parquet" or "csv"))
            throw Refusal.Invalid("import.format", $"format is '{request.Format}'; accepted are parquet and csv.");
        if (!Digest.TryParse(request.Upload, out var upload))
            throw Refusal.Invalid("import.upload", $"upload is '{request.Upload}'; accepted is the digest that POST /api/v1/uploads answered.");
        var found = await uploads.FindAsync(upload, ct)
            ?? throw Refusal.NotFound("upload.not_found", $"Nothing was uploaded with the digest {upload}; send it to POST /api/v1/uploads first.");
        return found.Bytes > 0 ? upload : throw Refusal.Invalid("table.empty", "The upload is empty; accepted is a file with at least one row.");
    }

    async Task WriteAsync(Digest upload, ImportRequest request, TableView? before, IReadOnlyList<ColumnView> known, string written, CancellationToken ct)
    {
        var path = await blobs.LocalPathAsync(upload, ct);
        var files = QueryFiles.None.With(path, written);
        if (before is not null)
            files = files.WithTable(Before, await blobs.LocalPathAsync(Digest.Parse(before.Digest), ct));
        await queries.RunAsync(files, RowOrder.Same, query =>
        {
            try
            {
                Open(query, request, path, known);
                var select = Select(query, request);
                query.Write(before is null ? select : Appended(query, select, before), written);
                return true;
            }
            catch (DuckDbException error) when (QueryFailure.OfTheMachine(error, options) is null)
            {
                throw Broken(error, request, files);
            }
        }, ct);
    }

    static RefusalException Broken(DuckDbException error, ImportRequest request, QueryFiles files)
    {
        if (request.Format is "csv" && CsvSource.Ragged(error) is { } ragged)
            return ragged;
        var sentence = QueryFailure.Sentence(error, files);
        return request.Query is not null && QueryFailure.IsOfTheText(error)
            ? Refusal.Invalid("query.invalid", $"query failed: {sentence}")
            : Refusal.Invalid("table.unreadable", $"The upload can not be read as {request.Format}: {sentence}");
    }

    static void Open(TableQuery query, ImportRequest request, string path, IReadOnlyList<ColumnView> known)
    {
        if (request.Format is "csv")
            CsvSource.Open(query, path, request.Query is null ? known : []);
        else
            query.View("source", $"read_parquet({DuckDbSql.Literal(path)})");
    }

    static string Select(TableQuery query, ImportRequest request)
    {
        if (request.Query is null)
            return "select * from source";
        var text = SelectText.Parse(query, request.Query, "query", "source").Text;
        QueryFailure.Explain(query, "query", () => query.Describe($"({text}\n)"));
        return text;
    }

    /// <summary>The latest version's rows, then the new ones, by column name.</summary>
    static string Appended(TableQuery query, string select, TableView before)
    {
        var added = query.Describe($"({select}\n)");
        var problems = before.Columns.Select(column => Mismatch(column, added)).OfType<Problem>()
            .Concat(added.Where(column => before.Columns.All(old => old.Name != column.Name))
                .Select(column => new Problem($"columns.{column.Name}", $"'{column.Name}' is not a column of the latest version.")))
            .ToList();
        if (problems.Count > 0)
            throw Refusal.Invalid("append.columns", $"The rows do not fit the latest version: {string.Join(" ", problems.Select(problem => problem.Message))} A query can rename and cast.", problems);
        var columns = string.Join(", ", before.Columns.Select(column => DuckDbSql.Name(column.Name)));
        return $"select {columns} from {DuckDbSql.Name(Before)} union all select {columns} from ({select}\n)";
    }

    static Problem? Mismatch(ColumnView column, IReadOnlyList<QueryColumn> added) => added.FirstOrDefault(other => other.Name == column.Name) switch
    {
        null => new($"columns.{column.Name}", $"The column '{column.Name}' is missing."),
        { Type: var type } when type != column.Type => new($"columns.{column.Name}", $"The column '{column.Name}' is {type}, and {column.Type} in the latest version."),
        _ => null,
    };

    static OriginView Origin(ImportRequest request, Digest upload, DatasetVersionView? latest) => request.Append
        ? new("append", request.Query ?? $"{request.Format} added to {latest!.Dataset}@{latest.Version}", [latest!.Table.Digest, upload.ToString()])
        : new("import", request.Query ?? request.Format, [upload.ToString()]);

    Task<int> CommitAsync(
        string dataset, ImportRequest request, TableView table, DatasetVersionView? latest, Actor actor, CancellationToken ct) => db.WriteAsync(async tx =>
    {
        var now = clock.GetUtcNow();
        await tables.AddAsync(tx, table, actor, ct);
        var number = await DatasetStore.NextVersionAsync(tx, dataset, request.Description, actor.Name, now, ct);
        if (request.Append && number != latest!.Version + 1)
            throw Refusal.Conflict("dataset.moved_on", $"{dataset} got version {number - 1} while rows were being added to version {latest.Version}; append again.");
        var version = new DatasetVersionView(dataset, number, table, request.Note ?? "", actor.Name, now);
        await DatasetStore.AddVersionAsync(tx, version, ct);
        await events.AppendAsync(tx, new("dataset.version.created", actor.Name, $"dataset/{dataset}/{number}",
            new { Dataset = dataset, Version = number, Table = table.Digest, table.Rows }), ct);
        return number;
    }, ct);
}
