using Slipway.Contracts;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Pipelines.Definitions;

sealed record Pipeline(string Name, string Description, int Versions, int Executions);

sealed record PipelineVersion(string Pipeline, int Version, Digest Digest, Bundle Bundle, string CreatedBy, DateTimeOffset CreatedAt)
{
    readonly Lazy<PipelineDefinition> _definition = new(() => DefinitionParser.Parse(Bundle.Definition, [])
        ?? throw new InvalidDataException($"{Pipeline} {Version} can not be read any more."));

    public PipelineDefinition Definition => _definition.Value;

    public StepDefinition Step(string name) => Definition.Steps.First(step => step.Name == name);
}

sealed class PipelineStore(Db db)
{
    public Task<Pipeline?> FindAsync(string name, CancellationToken ct) =>
        db.FindAsync($"select * from pipelines where name = {name}", Read, ct);

    public Task<PipelineVersion?> FindVersionAsync(string pipeline, int version, CancellationToken ct) =>
        db.FindAsync($"select * from pipeline_versions where pipeline = {pipeline} and version = {version}", ReadVersion, ct);

    public async Task<PipelineVersion?> FindLatestAsync(string pipeline, CancellationToken ct) =>
        await FindAsync(pipeline, ct) is { } found ? await FindVersionAsync(pipeline, found.Versions, ct) : null;

    public async Task<Page<Pipeline>> ListAsync(PageRequest page, string? search, CancellationToken ct)
    {
        var matching = search is null ? Sql.Empty : (Sql)$" and (name like {LikePattern.Containing(search)} escape '!' or lower(description) like {LikePattern.Containing(search)} escape '!')";
        var found = await db.QueryAsync($"""
            select * from pipelines where name > {page.After ?? ""} {matching} order by name limit {page.Limit + 1}
            """, Read, ct);
        var total = await db.CountAsync($"select count(*) from pipelines where name > '' {matching}", ct);
        return Paging.Cut(found, page.Limit, total, pipeline => pipeline.Name);
    }

    /// <summary>Adds the next version, and the pipeline with it when it is new. Holds the pipeline's row until the transaction ends.</summary>
    public static async Task<int> AddVersionAsync(Tx tx, PipelineDefinition definition, Bundle bundle, string author, DateTimeOffset now, CancellationToken ct)
    {
        await tx.ExecuteAsync($"""
            insert into pipelines (name, description, versions, executions, created_by, created_at)
            values ({definition.Name}, {definition.Description}, {0}, {0}, {author}, {now})
            on conflict (name) do nothing
            """, ct);
        var version = (await tx.QueryAsync($"""
            update pipelines set versions = versions + 1, description = {definition.Description} where name = {definition.Name} returning versions
            """, row => row.Number("versions"), ct))[0];
        await tx.ExecuteAsync($"""
            insert into pipeline_versions (pipeline, version, digest, definition, files, created_by, created_at)
            values ({definition.Name}, {version}, {bundle.Digest}, {bundle.Definition}, {Json.Write(bundle.Files)}, {author}, {now})
            """, ct);
        return (int)version;
    }

    static Pipeline Read(Row row) =>
        new(row.Text("name"), row.Text("description"), (int)row.Number("versions"), (int)row.Number("executions"));

    static PipelineVersion ReadVersion(Row row) => new(
        row.Text("pipeline"), (int)row.Number("version"), row.Digest("digest"),
        new(row.Text("definition"), row.Json<Dictionary<string, string>>("files")), row.Text("created_by"), row.Time("created_at"));
}
