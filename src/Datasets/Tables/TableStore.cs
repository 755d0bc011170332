using Slipway.Contracts.Datasets;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Datasets.Tables;

sealed class TableStore(Db db)
{
    public async Task<TableView?> FindAsync(Digest digest, CancellationToken ct) => (await FindAsync([digest], ct)).Values.SingleOrDefault();

    /// <summary>Those that exist, by digest, in two reads.</summary>
    public async Task<IReadOnlyDictionary<string, TableView>> FindAsync(IReadOnlyCollection<Digest> digests, CancellationToken ct)
    {
        var columns = (await db.QueryAsync(
            $"select table_digest, name, type, meaning, unit, role from table_columns where table_digest in ({Sql.List(digests)}) order by table_digest, place",
            row => (Table: row.Text("table_digest"), Column: ReadColumn(row)), ct)).ToLookup(row => row.Table, row => row.Column);
        return (await db.QueryAsync(
            $"select * from data_tables where digest in ({Sql.List(digests)})", row => Read(row, [.. columns[row.Text("digest")]]), ct)).ToDictionary(table => table.Digest);
    }

    /// <summary>Keeps a table unless it is known already: a digest has one origin, its first.</summary>
    /// <returns>Whether it was new.</returns>
    public static async Task<bool> AddAsync(Tx tx, TableView table, CancellationToken ct)
    {
        var added = await tx.ExecuteAsync($"""
            insert into data_tables (digest, row_count, bytes, origin_kind, origin_detail, parents, created_by, created_at)
            values ({table.Digest}, {table.Rows}, {table.Bytes}, {table.Origin.Kind}, {table.Origin.Detail},
                {Json.Write(table.Origin.Parents)}, {table.CreatedBy}, {table.CreatedAt})
            on conflict (digest) do nothing
            """, ct);
        if (added == 0)
            return false;
        await tx.ExecuteManyAsync(table.Columns.Select((column, place) => (Sql)$"""
            insert into table_columns (table_digest, place, name, type, meaning, unit, role)
            values ({table.Digest}, {place}, {column.Name}, {column.Type}, {column.Meaning}, {column.Unit}, {column.Role})
            """), ct);
        return true;
    }

    /// <summary>Writes what is known about columns; null leaves what was there.</summary>
    public static Task DescribeAsync(Tx tx, Digest table, IEnumerable<DictionaryEntry> entries, CancellationToken ct) =>
        tx.ExecuteManyAsync(entries.Select(entry => (Sql)$"""
            update table_columns
            set meaning = coalesce({entry.Meaning}, meaning), unit = coalesce({entry.Unit}, unit), role = coalesce({entry.Role}, role)
            where table_digest = {table} and name = {entry.Name}
            """), ct);

    static TableView Read(Row row, List<ColumnView> columns) => new(
        row.Text("digest"), row.Number("row_count"), row.Number("bytes"), columns,
        new(row.Text("origin_kind"), row.Text("origin_detail"), row.Json<List<string>>("parents")),
        row.Text("created_by"), row.Time("created_at"));

    static ColumnView ReadColumn(Row row) => new(
        row.Text("name"), row.Text("type"), row.TextOrNull("meaning"), row.TextOrNull("unit"), row.EnumOrNull<ColumnRole>("role"));
}
