using System.Text.RegularExpressions;

namespace Slipway.Architecture;

/// <summary>What every source file keeps to.</summary>
public sealed partial class Sources(ITestOutputHelper output)
{
    const int MostLines = 400;
    const int MostMedianLines = 60;
    const string ThisFile = "tests/Architecture/Sources.cs";

    /// <summary>Files that may be longer, each with its reason.</summary>
    static readonly Dictionary<string, string> Longer = [];

    [Fact]
    public void Files_are_short()
    {
        var lines = Checkout.Files("src", "*.cs").ToDictionary(path => path, path => Checkout.Text(path).AsSpan().Count('\n'));
        var sorted = lines.Values.Order().ToArray();
        var median = sorted[sorted.Length / 2];
        output.WriteLine($"{sorted.Length} files, {sorted.Sum()} lines, median {median}, largest {sorted[^1]}");
        foreach (var (path, count) in lines.OrderByDescending(file => file.Value).Take(5))
            output.WriteLine($"{count,5} {path}");

        Assert.All(lines, file => Assert.True(file.Value <= MostLines || Longer.ContainsKey(file.Key), $"{file.Key} has {file.Value} lines; {MostLines} are the most without a reason given here."));
        Assert.All(Longer.Keys, path => Assert.True(lines.GetValueOrDefault(path) > MostLines, $"{path} no longer needs its exception."));
        Assert.True(median <= MostMedianLines, $"The median file has {median} lines; {MostMedianLines} are the norm.");
    }

    [Fact]
    public void Nothing_is_left_for_later()
    {
        var left =
            from path in CodeFiles()
            where path != ThisFile
            from Match found in LeftOver().Matches(Checkout.Text(path))
            select $"{path}: {Line(path, found.Index)}";

        None(left);
    }

    [Fact]
    public void A_namespace_is_its_folder_or_the_module_around_it()
    {
        var astray =
            from path in Checkout.Files("src", "*.cs").Concat(Checkout.Files("tests", "*.cs"))
            let declared = Namespace().Match(Checkout.Text(path))
            where declared.Success
            let folders = Path.GetDirectoryName(path)!.Replace('\\', '/').Split('/')[1..]
            let most = "Slipway." + string.Join('.', folders)
            let module = "Slipway." + folders[0]
            let name = declared.Groups[1].Value
            where !(most + ".").StartsWith(name + ".", StringComparison.Ordinal) || !(name + ".").StartsWith(module + ".", StringComparison.Ordinal)
            select $"{path} declares {name}; its folder says {most}";

        None(astray);
    }

    [Fact]
    public void No_file_knows_the_machine_it_was_written_on()
    {
        var knowing =
            from path in CodeFiles().Concat(Checkout.Files(".", "*.md")).Concat(Checkout.Files(".", "*.yaml")).Distinct()
            where path != ThisFile
            from Match found in MachinePath().Matches(Checkout.Text(path))
            select $"{path}: {Line(path, found.Index)}";

        None(knowing);
    }

    static void None(IEnumerable<string> offences)
    {
        var all = offences.ToArray();
        Assert.True(all.Length == 0, string.Join('\n', all));
    }

    static IEnumerable<string> CodeFiles() =>
        from folder in new[] { "src", "tests", "bench", "web", "examples", "native" }
        from pattern in new[] { "*.cs", "*.ts", "*.tsx", "*.sql", "*.csproj", "*.json" }
        from path in Checkout.Files(folder, pattern)
        where !path.EndsWith("package-lock.json", StringComparison.Ordinal)
        select path;

    static string Line(string path, int position)
    {
        var text = Checkout.Text(path);
        var line = text.AsSpan(0, position).Count('\n') + 1;
        return $"line {line}: {text.Split('\n')[line - 1].Trim()}";
    }

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX|NotImplementedException)\b|Assert\.True\(true\)|\[(Fact|Theory)\(Skip\b")]
    private static partial Regex LeftOver();

    [GeneratedRegex(@"^namespace\s+([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    /// <summary>Home folders and the like: places that differ from machine to machine.</summary>
    [GeneratedRegex(@"(?<![\w.\-])/(work|home|root|Users)/\w|[A-Z]:\\Users\\")]
    private static partial Regex MachinePath();
}
