namespace Slipway.Cli.Shell;

/// <summary>Answers for people: plain aligned text that survives a pipe.</summary>
sealed class Sheet(TextWriter output, TimeZoneInfo zone)
{
    const string Gap = "  ";

    public void Line(string text = "") => output.WriteLine(text);

    public void Title(string text)
    {
        output.WriteLine();
        output.WriteLine(text);
    }

    /// <summary>Names and values, the values under each other; null values are left out.</summary>
    public void Facts(params ReadOnlySpan<(string Name, object? Value)> facts)
    {
        var width = 0;
        foreach (var (name, value) in facts)
            width = value is null ? width : Math.Max(width, name.Length);
        foreach (var (name, value) in facts)
        {
            if (value is not null)
                output.WriteLine($"{name.PadRight(width)}{Gap}{Text(value)}");
        }
    }

    /// <summary>Rows under a heading. Numbers stand to the right.</summary>
    /// <param name="empty">The sentence when there are none; it says what to do next.</param>
    public void Table<T>(IReadOnlyCollection<T> rows, string empty, params IReadOnlyList<Column<T>> columns)
    {
        if (rows.Count == 0)
        {
            output.WriteLine(empty);
            return;
        }

        var cells = rows.Select(row => columns.Select(column => column.Of(row)).ToArray()).ToArray();
        var right = columns.Select((_, i) => cells.Any(row => IsNumber(row[i])) && cells.All(row => row[i] is null || IsNumber(row[i]))).ToArray();
        var texts = cells.Select(row => row.Select(cell => cell is null ? "–" : Text(cell)).ToArray()).Prepend([.. columns.Select(column => column.Name)]).ToArray();
        var widths = columns.Select((_, i) => texts.Max(row => row[i].Length)).ToArray();
        foreach (var row in texts)
            output.WriteLine(string.Join(Gap, row.Select((text, i) => right[i] ? text.PadLeft(widths[i]) : text.PadRight(widths[i]))).TrimEnd());
    }

    public string Text(object value) => value switch
    {
        DateTimeOffset time => TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd HH:mm:ss"),
        double real => Figure(real),
        bool flag => flag ? "yes" : "no",
        IFormattable { } number and (int or long) => number.ToString("#,0", null),
        _ => value.ToString() ?? "",
    };

    static bool IsNumber(object? cell) => cell is int or long or double or Bytes or Share;

    static string Figure(double value) => Math.Abs(value) switch
    {
        0 => "0",
        >= 1e15 or < 1e-4 => value.ToString("0.###e0"),
        >= 1000 => value.ToString("#,0.##"),
        _ => value.ToString("0.####"),
    };
}
