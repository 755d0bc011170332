using Slipway.Host;

namespace Slipway.Unit.Host;

public sealed class ServerCommandTests
{
    [Theory]
    [InlineData("--bind", "localhost")]
    [InlineData("--bind", "everywhere")]
    [InlineData("--port", "70000")]
    [InlineData("--set", "Access:RequestSeconds")]
    public async Task An_argument_that_can_not_be_meant_is_a_usage_error(string option, string value) =>
        Assert.Equal(2, await ServerCommand.RunAsync([option, value]));
}
