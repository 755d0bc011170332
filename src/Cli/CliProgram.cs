using Slipway.Cli.Shell;

namespace Slipway.Cli;

/// <summary>Every command that asks a running server, and the demo that starts one.</summary>
public static class CliProgram
{
    public static Task<int> RunAsync(string[] args, CancellationToken ct) => RunAsync(args, CliHost.OfThisProcess(), ct);

    /// <returns>0 success, 1 refusal, 2 usage, 3 outage.</returns>
    public static async Task<int> RunAsync(string[] args, CliHost host, CancellationToken ct)
    {
        CommandTree tree = new(host);
        var parsed = tree.Root.Parse(args);
        var asJson = args.Contains("--json");
        if (parsed.Errors.Count > 0)
            return Failure.OfUsage(parsed, host, asJson);

        try
        {
            return await parsed.InvokeAsync(new() { Output = host.Out, Error = host.Error, EnableDefaultExceptionHandler = false }, ct);
        }
        catch (Exception error) when (Failure.Of(error) is { } failure)
        {
            return failure.Tell(host, asJson);
        }
    }
}
