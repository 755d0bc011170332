using FsCheck;
using FsCheck.Fluent;
using Slipway.Contracts.Datasets;
using Slipway.Datasets.Validation;
using Slipway.Kernel;

namespace Slipway.Unit.Datasets;

public sealed class ExpectationsFileTests
{
    [Fact]
    public void The_flights_example_is_understood()
    {
        var expectations = ExpectationsFile.Parse(File.ReadAllText(Path.Combine(Checkout(), "examples", "flights", "expectations.yaml")));

        Assert.Equal(100_000, expectations.Rows!.Min);
        Assert.Equal(["date", "delay", "distance", "origin", "destination"], expectations.Columns.Select(column => column.Name));
        Assert.Equal(new DictionaryEntry("delay", "Minutes between scheduled and real departure", "minutes", ColumnRole.Outcome), expectations.Columns[1].Dictionary);
        Assert.Equal(new Bounds<double>(-1440, 2880), expectations.Columns[1].Range);
        Assert.Equal(new Bounds<long>(3, 3), expectations.Columns[3].Length);
        Assert.Equal((0.01, Severity.Warning), (expectations.Duplicates!.MaxShare, expectations.Duplicates.Severity));
    }

    [Fact]
    public void Every_problem_is_told_with_its_line()
    {
        var refusal = Assert.Throws<RefusalException>(() => ExpectationsFile.Parse("""
            rows: { min: ten }
            colums: {}
            columns:
              a: { type: strin, not-null: yes }
              b: { range: [5, 1], severity: fatal }
              c: { role: target, values: [] }
              d: 7
            duplicates: { max-share: 2 }
            """));

        Assert.Equal("expectations.invalid", refusal.Code);
        Assert.Equal(
            [
                ("colums", 2), ("rows.min", 1), ("columns.a.type", 4), ("columns.a.not-null", 4), ("columns.b.range", 5), ("columns.b.severity", 5),
                ("columns.c.values", 6), ("columns.c.role", 6), ("columns.d", 7), ("duplicates.max-share", 8),
            ],
            refusal.Problems.Select(problem => (problem.Path, problem.Line!.Value)));
    }

    [Theory]
    [InlineData("columns: { a: { type: [")]
    [InlineData("a: 1\na: 2")]
    [InlineData("")]
    [InlineData("- a")]
    [InlineData("rows: 1\n---\nrows: 2")]
    [InlineData("columns: &loop { a: *loop }")]
    public void What_is_no_document_of_expectations_is_refused(string text) =>
        Assert.Equal("expectations.invalid", Assert.Throws<RefusalException>(() => ExpectationsFile.Parse(text)).Code);

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void Nesting_without_end_is_refused_rather_than_followed(string level)
    {
        var text = $"columns:\n  a:\n    values: {string.Concat(Enumerable.Repeat(level, 100_000))}";

        var refusal = Assert.Throws<RefusalException>(() => ExpectationsFile.Parse(text));

        Assert.Equal(("expectations.invalid", 3), (refusal.Code, refusal.Problems.Single().Line));
    }

    [Theory]
    [InlineData("text", "varchar")]
    [InlineData("INT", "integer")]
    [InlineData("decimal(9,2)", "decimal(9,2)")]
    [InlineData("timestamp with time zone", "timestamp with time zone")]
    public void A_type_may_be_called_by_its_everyday_name(string written, string type) =>
        Assert.Equal(type, ExpectationsFile.Parse($"columns: {{ a: {{ type: '{written}' }} }}").Columns[0].Type);

    [Fact]
    public void No_text_crashes_the_parser() => Prop.ForAll<string>(text =>
    {
        try
        {
            ExpectationsFile.Parse(text ?? "");
            return true;
        }
        catch (RefusalException)
        {
            return true;
        }
    }).QuickCheckThrowOnFailure();

    static string Checkout()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Slipway.slnx")))
            at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("The tests do not run inside a checkout.");
    }
}
