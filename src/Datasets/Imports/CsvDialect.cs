using System.Text;
using Slipway.Kernel;

namespace Slipway.Datasets.Imports;

/// <summary>How a CSV file is written: RFC 4180 with a header line, and one of four separators.</summary>
sealed record CsvDialect(char Separator, IReadOnlyList<string> Columns)
{
    const int MaxHeader = 1 << 20;
    const int MaxColumns = 10_000;
    const string Separators = ",;\t|";

    public static CsvDialect Of(Stream file)
    {
        var header = Header(new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true));
        if (string.IsNullOrWhiteSpace(header))
            throw Refusal.Invalid("table.empty", "The CSV file is empty; accepted is a header line followed by at least one row.");
        var separator = Separators.MaxBy(candidate => Cells(header, candidate).Count);
        var columns = Cells(header, separator);
        Check(columns);
        return new(separator, columns);
    }

    static string Header(StreamReader reader)
    {
        var line = new StringBuilder();
        var quoted = false;
        try
        {
            for (var c = reader.Read(); c >= 0 && (quoted || c is not ('\n' or '\r')); c = reader.Read())
            {
                if (line.Length > MaxHeader)
                    throw Refusal.Invalid("table.unreadable", "The first line is longer than 1 MB; is this a CSV file?");
                quoted ^= c is '"';
                line.Append((char)c);
            }
        }
        catch (DecoderFallbackException)
        {
            throw Refusal.Invalid("table.unreadable", "Line 1 is not UTF-8 text; accepted is CSV in UTF-8.");
        }

        return line.ToString();
    }

    static List<string> Cells(string line, char separator)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] is '"' && quoted && i + 1 < line.Length && line[i + 1] is '"')
                cell.Append(line[i++]);
            else if (line[i] is '"')
                quoted = !quoted;
            else if (line[i] == separator && !quoted)
                Take();
            else
                cell.Append(line[i]);
        }

        Take();
        return cells;

        void Take()
        {
            cells.Add(cell.ToString().Trim());
            cell.Clear();
        }
    }

    static void Check(List<string> columns)
    {
        if (columns.Count > MaxColumns)
            throw Refusal.Invalid("table.columns", $"The header names {columns.Count} columns; at most {MaxColumns} are accepted.");
        var problems = columns
            .Select((name, place) => (name, place))
            .Where(column => column.name.Length == 0 || column.name.Contains('\0'))
            .Select(column => new Problem($"columns[{column.place + 1}]", "The column has no name.", 1))
            .Concat(columns.GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
                .Where(group => group.Count() > 1 && group.Key.Length > 0)
                .Select(group => new Problem($"columns.{group.Key}", $"{group.Count()} columns have this name; names must differ by more than case.", 1)))
            .ToList();
        if (problems.Count > 0)
            throw Refusal.Invalid("table.columns", $"The header line is not usable: {problems[0].Path}: {problems[0].Message}", problems);
    }
}
