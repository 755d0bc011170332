using System.CommandLine;

namespace Slipway.Cli.Shell;

/// <summary>How a command is put together: what it takes, and what it does with a server.</summary>
sealed class Verbs(CliHost host, GlobalOptions options)
{
    public Command Verb(string name, string description, IEnumerable<Symbol> takes, Func<Call, CancellationToken, Task<int>> work)
    {
        Command command = new(name, description);
        foreach (var symbol in takes)
        {
            if (symbol is Argument argument)
                command.Arguments.Add(argument);
            else
                command.Options.Add((Option)symbol);
        }

        command.SetAction((parsed, ct) => RunAsync(parsed, work, ct));
        return command;
    }

    public static Command Group(string name, string description, params IEnumerable<Command> verbs)
    {
        Command group = new(name, description);
        foreach (var verb in verbs)
            group.Subcommands.Add(verb);
        return group;
    }

    async Task<int> RunAsync(ParseResult parsed, Func<Call, CancellationToken, Task<int>> work, CancellationToken ct)
    {
        using var client = host.Connect(ServerOf(parsed), parsed.GetValue(options.Token) ?? host.Environment("SLIPWAY_TOKEN"));
        return await work(new(parsed, host, client, parsed.GetValue(options.Json)), ct);
    }

    Uri ServerOf(ParseResult parsed)
    {
        var text = parsed.GetValue(options.Server) ?? host.Environment("SLIPWAY_SERVER") ?? GlobalOptions.DefaultServer;
        return Uri.TryCreate(text, UriKind.Absolute, out var server) && server.Scheme is "http" or "https"
            ? server
            : throw new UsageException($"--server is '{text}'; accepted is a URL such as {GlobalOptions.DefaultServer}.");
    }
}
