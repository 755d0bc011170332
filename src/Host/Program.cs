using Slipway.Cli;
using Slipway.Host;

return args switch
{
    ["server", .. var rest] => await ServerCommand.RunAsync(rest),
    _ => await CliProgram.RunAsync(args, CancellationToken.None),
};
