using System.Text;

namespace Slipway.Pipelines.Commands;

/// <summary>Reads what a program says, line by line, blank lines left out. A long line is cut, so that one without an end fills no memory.</summary>
static class ProgramLines
{
    public const int MostCharacters = 4_000;

    public static async Task ReadAsync(TextReader from, Action<string> line)
    {
        var buffer = new char[4096];
        var kept = new StringBuilder();
        while (await from.ReadAsync(buffer) is > 0 and var read)
        {
            foreach (var c in buffer.AsSpan(0, read))
            {
                if (c is '\n' or '\r')
                    End(kept, line);
                else if (kept.Length < MostCharacters)
                    kept.Append(c);
            }
        }

        End(kept, line);
    }

    static void End(StringBuilder kept, Action<string> line)
    {
        var text = kept.ToString();
        kept.Clear();
        if (!string.IsNullOrWhiteSpace(text))
            line(text);
    }
}
