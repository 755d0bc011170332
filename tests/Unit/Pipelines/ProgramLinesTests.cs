using Slipway.Pipelines.Commands;

namespace Slipway.Unit.Pipelines;

public sealed class ProgramLinesTests
{
    [Theory]
    [InlineData("one\ntwo\r\n\n  \nthree", "one|two|three")]
    [InlineData("10 %\r20 %\r30 %\n", "10 %|20 %|30 %")]
    [InlineData("", "")]
    public async Task Lines_end_as_programs_end_them(string said, string lines) =>
        Assert.Equal(lines, string.Join('|', await ReadAsync(said)));

    [Fact]
    public async Task A_line_without_an_end_is_cut()
    {
        var lines = await ReadAsync(new string('x', 1_000_000) + "\nnext");

        Assert.Equal([ProgramLines.MostCharacters, 4], lines.Select(line => line.Length));
    }

    static async Task<List<string>> ReadAsync(string said)
    {
        var lines = new List<string>();
        await ProgramLines.ReadAsync(new StringReader(said), lines.Add);
        return lines;
    }
}
