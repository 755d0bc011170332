using Slipway.Datasets.Tables;
using Slipway.Engines.DuckDb;
using Slipway.Engines.OnnxRuntime;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Evaluation.Scoring;

/// <param name="Label">A 0/1 or true/false column.</param>
/// <param name="Columns">Further columns to read: name → whether it is numeric.</param>
/// <param name="MostRows">A fixed sample of this many rows is enough; null scores all.</param>
sealed record ScoreRequest(
    Digest Model, Digest Table, string Label, IReadOnlyDictionary<string, bool> Columns, int? MostRows = null, Action<double>? Progress = null);

/// <summary>Scores a table's rows with an ONNX model, raw columns by name, in batches as DuckDB hands them out.</summary>
sealed class ScoreTable(TableCatalog tables, IBlobStore blobs)
{
    public async Task<ScoredTable> ExecuteAsync(ScoreRequest request, CancellationToken ct)
    {
        var table = await tables.FindAsync(request.Table, ct)
            ?? throw Refusal.NotFound("table.not_found", $"No table has the digest {request.Table}.");
        var path = await tables.LocalPathAsync(request.Table, ct);
        var file = await blobs.LocalPathAsync(request.Model, ct);
        return await Task.Run(() => Score(request, table, path, file, ct), ct);
    }

    static ScoredTable Score(ScoreRequest request, Contracts.Datasets.TableView table, string path, string file, CancellationToken ct)
    {
        using var model = Load(file);
        var inputs = ModelInput.Of(model);
        var output = ModelOutput.Find(model);
        var segments = request.Columns.Select(column => new SegmentReader(column.Key, column.Value)).ToList();
        Check(table, inputs.Select(input => input.Name).Append(request.Label).Concat(request.Columns.Keys));

        using var database = DuckDbDatabase.Open(new() { Threads = 1 });
        database.LockDown([path]);
        using var connection = database.Connect();
        using var rows = connection.Stream(Select(request, inputs, segments, path), [], ct);
        var scored = new Collected(request, table.Rows, segments);
        using var call = model.Rent();
        while (rows.Next() is { } chunk)
        {
            using (chunk)
                scored.Add(chunk, Run(call, chunk, inputs, output), inputs.Count);
        }

        return scored.Table();
    }

    static double[] Run(OnnxCall call, DuckDbChunk chunk, IReadOnlyList<ModelInput> inputs, ModelOutput output)
    {
        for (var i = 0; i < inputs.Count; i++)
            inputs[i].Feed(call, chunk[i]);
        call.Run();
        var scores = new double[chunk.Rows];
        output.Read(call, scores);
        return scores;
    }

    static OnnxModel Load(string file)
    {
        try
        {
            return OnnxModel.LoadFile(file, new());
        }
        catch (OnnxException error)
        {
            throw Refusal.Invalid("evaluation.model", $"The model can not be loaded: {error.Message}");
        }
    }

    static void Check(Contracts.Datasets.TableView table, IEnumerable<string> needed)
    {
        var have = table.Columns.Select(column => column.Name).ToHashSet();
        var problems = needed.Distinct().Where(name => !have.Contains(name))
            .Select(name => new Problem(name, $"The table has no column '{name}'; it has {string.Join(", ", have)}.")).ToList();
        if (problems.Count > 0)
            throw Refusal.Invalid("evaluation.columns", $"The table lacks {problems.Count} of the columns that the model, the label and the segments need.", problems);
    }

    static string Select(ScoreRequest request, IReadOnlyList<ModelInput> inputs, IReadOnlyList<SegmentReader> segments, string path)
    {
        var columns = inputs.Select(input => input.Select)
            .Append($"cast({DuckDbSql.Name(request.Label)} as double)")
            .Concat(segments.Select(segment => segment.Select));
        var sample = request.MostRows is { } most ? $" using sample reservoir({most} rows) repeatable (7)" : "";
        return $"select {string.Join(", ", columns)} from read_parquet({DuckDbSql.Literal(path)}){sample}";
    }

    sealed class Collected(ScoreRequest request, long rows, IReadOnlyList<SegmentReader> segments)
    {
        readonly List<double> _scores = [];
        readonly List<bool> _labels = [];
        long _unlabelled;

        public void Add(DuckDbChunk chunk, double[] scores, int labelAt)
        {
            var labels = chunk[labelAt];
            for (var row = 0; row < chunk.Rows; row++)
            {
                var label = labels.Number(row);
                if (double.IsNaN(label))
                {
                    _unlabelled++;
                    continue;
                }

                _scores.Add(scores[row]);
                _labels.Add(label is 0 or 1 ? label == 1 : throw Refusal.Invalid("evaluation.label", $"The label '{request.Label}' holds {label}; accepted are 0, 1, true and false."));
                for (var i = 0; i < segments.Count; i++)
                    segments[i].Add(chunk[labelAt + 1 + i], row);
            }

            request.Progress?.Invoke((double)(_scores.Count + _unlabelled) / Math.Min(rows, request.MostRows ?? rows));
        }

        public ScoredTable Table() => _scores.Count > 0
            ? new([.. _scores], [.. _labels], _unlabelled, segments.ToDictionary(segment => segment.Name, segment => segment.Column))
            : throw Refusal.Invalid("evaluation.unlabelled", $"No row of the table has a label in '{request.Label}'.");
    }
}
