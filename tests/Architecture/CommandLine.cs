using System.CommandLine;
using System.Text.RegularExpressions;
using Slipway.Cli;

namespace Slipway.Architecture;

/// <summary>The guide to the command line says what the command line does.</summary>
public sealed partial class CommandLine
{
    const string Guide = "docs/guide/cli.md";

    static RootCommand Root => new CommandTree(CliHost.OfThisProcess()).Root;

    static string[] Examples => [.. ExampleLine().Matches(Checkout.Text(Guide)).Select(match => match.Groups[1].Value)];

    [Fact]
    public void Every_command_has_an_example_in_the_guide()
    {
        var missing = Leaves(Root, "").Where(command => !Examples.Any(example => $"{example} ".StartsWith($"{command} ", StringComparison.Ordinal)));

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_example_in_the_guide_is_a_command_line_that_parses()
    {
        var wrong =
            from example in Examples
            where !example.StartsWith("server ", StringComparison.Ordinal)
            let errors = Root.Parse(Arguments(example)).Errors
            where errors.Count > 0
            select $"slipway {example}: {string.Join(' ', errors.Select(error => error.Message))}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_command_and_option_says_what_it_is_for() => Assert.Empty(Symbols(Root).Where(symbol => string.IsNullOrWhiteSpace(symbol.Description)).Select(symbol => symbol.Name));

    static IEnumerable<string> Leaves(Command command, string path) => command.Subcommands.Count == 0
        ? [path]
        : command.Subcommands.SelectMany(child => Leaves(child, $"{path} {child.Name}".TrimStart()));

    static IEnumerable<Symbol> Symbols(Command command) =>
        command.Options.Cast<Symbol>().Concat(command.Arguments).Append(command).Concat(command.Subcommands.SelectMany(Symbols));

    /// <summary>As a shell would split it; file names stand for files that exist.</summary>
    static string[] Arguments(string example) =>
        [.. Word().Matches(example).Select(word => FileName().IsMatch(word.Value) ? Path.Combine(Checkout.Root, "Slipway.slnx") : word.Value.Trim('\'', '"'))];

    [GeneratedRegex(@"^slipway (.+?)\s*(#.*)?$", RegexOptions.Multiline)]
    private static partial Regex ExampleLine();

    [GeneratedRegex("""'[^']*'|"[^"]*"|\S+""")]
    private static partial Regex Word();

    [GeneratedRegex(@"^[\w./-]+\.(parquet|csv|yaml|onnx|json)$")]
    private static partial Regex FileName();
}
