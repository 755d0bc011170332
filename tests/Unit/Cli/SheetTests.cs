using Slipway.Cli.Shell;

namespace Slipway.Unit.Cli;

public sealed class SheetTests
{
    readonly StringWriter _out = new();

    Sheet Sheet => new(_out, TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(-5), "test", "test"));

    string[] Lines => _out.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    [Fact]
    public void Text_stands_left_and_numbers_stand_right()
    {
        Sheet.Table([("a", 5), ("longer", 12345)], "none", new("name", row => row.Item1), new("rows", row => row.Item2));

        Assert.Equal(["name      rows", "a            5", "longer  12,345"], Lines);
    }

    [Fact]
    public void An_absent_value_is_a_dash_and_leaves_its_column_a_number()
    {
        Sheet.Table([1.5, double.NaN], "none", new Column<double>("value", row => double.IsNaN(row) ? null : row));

        Assert.Equal(["value", "  1.5", "    –"], Lines);
    }

    [Fact]
    public void An_empty_list_says_what_to_do()
    {
        Sheet.Table(Array.Empty<string>(), "Nothing yet; make one.", new Column<string>("name", row => row));

        Assert.Equal(["Nothing yet; make one."], Lines);
    }

    [Fact]
    public void Times_are_the_readers()
    {
        Sheet.Facts(("At", new DateTimeOffset(2026, 3, 1, 2, 0, 0, TimeSpan.Zero)), ("Absent", null));

        Assert.Equal(["At  2026-02-28 21:00:00"], Lines);
    }

    [Theory]
    [InlineData(0, "0 B"), InlineData(999, "999 B"), InlineData(1000, "1.0 kB"), InlineData(1_500_000, "1.5 MB"), InlineData(2_340_000_000, "2.3 GB")]
    public void Sizes_are_short(long bytes, string text) => Assert.Equal(text, new Bytes(bytes).ToString());

    [Theory]
    [InlineData(0, "0"), InlineData(0.66712, "0.6671"), InlineData(123456.789, "123,456.79"), InlineData(0.0000012, "1.2e-6"), InlineData(-0.5, "-0.5")]
    public void Figures_keep_what_matters(double value, string text) => Assert.Equal(text, Sheet.Text(value));
}
