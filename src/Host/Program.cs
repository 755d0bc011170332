using Slipway.Cli;
using Slipway.Host;
using Slipway.Training;

return args switch
{
    ["server", .. var rest] => await ServerCommand.RunAsync(rest),
    ["trainer"] => await TrainerProgram.RunAsync(Console.In, Console.Out),
    _ => await CliProgram.RunAsync(args, CancellationToken.None),
};
