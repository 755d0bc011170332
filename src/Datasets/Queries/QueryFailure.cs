using Slipway.Engines.DuckDb;
using Slipway.Kernel;

namespace Slipway.Datasets.Queries;

/// <summary>Says in a refusal what DuckDB did not like, without the names of files.</summary>
static class QueryFailure
{
    /// <summary>Kinds that the text of a query can cause; anything else is the file's or the machine's doing.</summary>
    static readonly HashSet<string> OfTheText =
        ["Parser", "Binder", "Catalog", "Conversion", "Out of Range", "Mismatch Type", "Not implemented", "Syntax", "Permission", "Invalid Input", "Invalid Type", "Expression", "Constraint"];

    static readonly string[] FullDisk = ["No space left", "not enough space on the disk", "quota exceeded"];

    /// <summary>The refusal of what this machine lacks; null where the machine is not to blame.</summary>
    public static RefusalException? OfTheMachine(DuckDbException error, DatasetsOptions options)
    {
        if (error.Kind is "Out of Memory")
            return Refusal.Invalid("query.memory", $"The query needs more than {options.QueryMegabytes} MB (Datasets:QueryMegabytes); ask for fewer columns or rows.");
        return FullDisk.Any(words => error.Message.Contains(words, StringComparison.OrdinalIgnoreCase))
            ? Refusal.Unavailable("storage.full", "The disk that holds the home folder is full; nothing of this request was kept. Free some space and try again.")
            : null;
    }

    public static bool IsOfTheText(DuckDbException error) => OfTheText.Contains(error.Kind);

    public static T Explain<T>(TableQuery query, string subject, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (DuckDbException error) when (IsOfTheText(error))
        {
            throw Refusal.Invalid("query.invalid", $"{subject} was not accepted: {Sentence(error, query.Files)}");
        }
    }

    public static void Explain(TableQuery query, string subject, Action work) => Explain(query, subject, () =>
    {
        work();
        return true;
    });

    /// <summary>DuckDB's first sentence, with every known path replaced by words.</summary>
    public static string Sentence(DuckDbException error, QueryFiles files)
    {
        var text = error.Message;
        foreach (var (name, path) in files.Tables)
            text = text.Replace(path, name, StringComparison.Ordinal);
        foreach (var path in files.Others)
            text = text.Replace(path, "the file", StringComparison.Ordinal);
        var end = text.IndexOf("\n\nLINE ", StringComparison.Ordinal);
        var lines = (end < 0 ? text : text[..end]).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var sentence = string.Join(" ", lines.Take(2));
        return sentence.EndsWith('.') || sentence.EndsWith('!') || sentence.EndsWith('?') ? sentence : sentence + ".";
    }
}
