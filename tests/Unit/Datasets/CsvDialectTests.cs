using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Datasets.Imports;
using Slipway.Kernel;

namespace Slipway.Unit.Datasets;

public sealed class CsvDialectTests
{
    [Theory]
    [InlineData("a,b;c,d\n1", ',', "a|b;c|d")]
    [InlineData("a;b\r\n1;2", ';', "a|b")]
    [InlineData("a\tb c\td", '\t', "a|b c|d")]
    [InlineData("only", ',', "only")]
    [InlineData("\"a,b\",\"say \"\"x\"\"\"\n", ',', "a,b|say \"x\"")]
    [InlineData("\uFEFFa,b\n", ',', "a|b")]
    [InlineData("\"a\nb\",c\n", ',', "a\nb|c")]
    public void The_header_tells_separator_and_names(string text, char separator, string columns)
    {
        var dialect = Of(text);

        Assert.Equal(separator, dialect.Separator);
        Assert.Equal(columns, string.Join('|', dialect.Columns));
    }

    [Theory]
    [InlineData("", "table.empty")]
    [InlineData("\n1\n", "table.empty")]
    [InlineData("a,A\n", "table.columns")]
    [InlineData("a,,c\n", "table.columns")]
    public void A_header_that_names_no_columns_is_refused(string text, string code) =>
        Assert.Equal(code, Assert.Throws<RefusalException>(() => Of(text)).Code);

    [Fact]
    public void Every_fault_of_a_header_is_told()
    {
        var refusal = Assert.Throws<RefusalException>(() => Of("a,,b,B,\n"));

        Assert.Equal(["columns[2]", "columns[5]", "columns.b"], refusal.Problems.Select(problem => problem.Path));
    }

    [Fact]
    public void No_bytes_crash_the_reader() => Prop.ForAll<byte[]>(bytes =>
    {
        try
        {
            return CsvDialect.Of(new MemoryStream(bytes)).Columns.Count > 0;
        }
        catch (RefusalException)
        {
            return true;
        }
    }).QuickCheckThrowOnFailure();

    static CsvDialect Of(string text) => CsvDialect.Of(new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
