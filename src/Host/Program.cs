using Slipway.Host;


return args switch
{
    ["server", .. var rest] => await ServerCommand.RunAsync(rest),
    _ => 2,
};
