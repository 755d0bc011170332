using System.Text;
using Slipway.Contracts;
using Slipway.Contracts.Datasets;
using Slipway.Datasets.Queries;
using Slipway.Datasets.Tables;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Datasets.Validation;

/// <summary>Checks tables against expectations and keeps what was found.</summary>
public sealed class TableValidation(Db db, EventLog events, IBlobStore blobs, TableCatalog catalog, TableQueries queries, TimeProvider clock)
{
    readonly ValidationStore _validations = new(db);

    /// <summary>Also writes meaning, unit and role of the named columns into the table's dictionary.</summary>
    /// <param name="expectations">The text of an <c>expectations.yaml</c>.</param>
    public async Task<ValidationView> CheckAsync(Digest table, string expectations, Actor actor, CancellationToken ct)
    {
        var expected = ExpectationsFile.Parse(expectations);
        var view = await catalog.GetAsync(table, ct);
        var files = QueryFiles.One("data", await catalog.LocalPathAsync(table, ct));
        var results = await queries.RunAsync(files, RowOrder.Any,
            query => QueryFailure.Explain(query, "An expectation", () => ExpectationQuery.Check(query, view, expected)), ct);
        var text = await blobs.PutAsync(new MemoryStream(Encoding.UTF8.GetBytes(expectations)), ct);
        var passed = results.TrueForAll(result => result.Passed || result.Severity is Severity.Warning);
        var validation = new ValidationView(
            Id<TableCheck>.New(clock).ToString(), view.Digest, text.Digest.ToString(), passed, results, actor.Name, clock.GetUtcNow());
        await KeepAsync(validation, expected, actor, ct);
        return validation;
    }

    internal async Task<Page<ValidationView>> ListAsync(Digest table, PageRequest page, CancellationToken ct)
    {
        await catalog.GetAsync(table, ct);
        return await _validations.ListAsync(table, page, ct);
    }

    Task KeepAsync(ValidationView validation, Expectations expected, Actor actor, CancellationToken ct) => db.WriteAsync(async tx =>
    {
        await ValidationStore.AddAsync(tx, validation, ct);
        await TableStore.DescribeAsync(tx, Digest.Parse(validation.Table), expected.Columns.Select(column => column.Dictionary), ct);
        await events.AppendAsync(tx, new("table.validated", actor.Name, $"table/{validation.Table}", new
        {
            Validation = validation.Id,
            validation.Passed,
            Expectations = validation.ExpectationsDigest,
            Failed = validation.Results.Where(result => !result.Passed).Select(result => new { result.Column, result.Kind, result.Severity, result.Observed }),
        }), ct);
    }, ct);
}
