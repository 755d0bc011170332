namespace Slipway.Datasets.Queries;

/// <summary>The files a query may touch.</summary>
/// <param name="Tables">Name in SQL → Parquet file; each becomes a view.</param>
/// <param name="Others">Files that the work opens or writes itself.</param>
sealed record QueryFiles(IReadOnlyDictionary<string, string> Tables, IReadOnlyList<string> Others)
{
    public static QueryFiles None { get; } = new(new Dictionary<string, string>(), []);

    public static QueryFiles One(string name, string path) => new(new Dictionary<string, string> { [name] = path }, []);

    public QueryFiles With(params IEnumerable<string> others) => this with { Others = [.. Others, .. others] };

    public QueryFiles WithTable(string name, string path) => this with { Tables = new Dictionary<string, string>(Tables) { [name] = path } };

    public IEnumerable<string> Paths => Tables.Values.Concat(Others).Distinct();
}
