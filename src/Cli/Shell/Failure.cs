using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using Slipway.Client;

namespace Slipway.Cli.Shell;

/// <summary>A command that did not do as asked: told as a sentence to people, as one document to machines.</summary>
sealed record Failure(int ExitCode, string Code, string Message, IReadOnlyList<RefusedField> Problems)
{
    const string UsageCode = "cli.usage";

    /// <summary>Null for what nobody foresaw: that is a bug and goes on up.</summary>
    public static Failure? Of(Exception error) => error switch
    {
        SlipwayException { IsOutage: true } outage => new(Cli.ExitCode.Outage, outage.Code, outage.Message, outage.Problems),
        SlipwayException refusal => new(Cli.ExitCode.Refusal, refusal.Code, refusal.Message, refusal.Problems),
        UsageException usage => new(Cli.ExitCode.Usage, UsageCode, usage.Message, []),
        OperationCanceledException => new(Cli.ExitCode.Interrupted, "cli.interrupted", "Interrupted.", []),
        JsonException or HttpRequestException or HttpIOException =>
            new(Cli.ExitCode.Outage, "server.answer", $"The server's answer broke off or is not what this program knows: {error.Message}", []),
        IOException or UnauthorizedAccessException => new(Cli.ExitCode.Usage, "cli.file", error.Message, []),
        _ => null,
    };

    public static int OfUsage(ParseResult parsed, CliHost host, bool asJson)
    {
        var message = string.Join(' ', parsed.Errors.Select(error => error.Message));
        var status = new Failure(Cli.ExitCode.Usage, UsageCode, message, []).Tell(host, asJson);
        if (!asJson)
            host.Error.WriteLine($"See: {CommandLine(parsed)} --help");
        return status;
    }

    public int Tell(CliHost host, bool asJson)
    {
        if (asJson)
        {
            host.Out.WriteLine(Answers.ToJson(new { Code, Message, Problems }));
        }
        else
        {
            host.Error.WriteLine(Message);
            foreach (var problem in Problems)
                host.Error.WriteLine($"  {(problem.Line is { } line ? $"line {line}: " : "")}{problem.Path}: {problem.Message}");
        }

        return ExitCode;
    }

    static string CommandLine(ParseResult parsed)
    {
        List<string> names = [];
        for (var at = parsed.CommandResult; at is not null; at = at.Parent as CommandResult)
            names.Insert(0, at.Command.Name);
        return string.Join(' ', names);
    }
}
