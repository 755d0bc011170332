namespace Slipway.Cli.Shell;

/// <summary>One column of a table: its heading, and what it shows of a row.</summary>
sealed record Column<T>(string Name, Func<T, object?> Of);

/// <summary>An amount of data, shown in the unit that keeps it short.</summary>
readonly record struct Bytes(long Count)
{
    static readonly string[] Units = ["B", "kB", "MB", "GB", "TB", "PB"];

    public override string ToString()
    {
        double amount = Count;
        var unit = 0;
        for (; amount >= 1000 && unit < Units.Length - 1; unit++)
            amount /= 1000;
        return $"{amount.ToString(unit == 0 ? "0" : "0.0")} {Units[unit]}";
    }
}

/// <summary>A part of a whole, shown in percent.</summary>
readonly record struct Share(double Part)
{
    public override string ToString() => $"{Part * 100:0.##} %";
}
