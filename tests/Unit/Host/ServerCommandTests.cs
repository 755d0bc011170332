using Slipway.Host;

namespace Slipway.Unit.Host;

public sealed class ServerCommandTests
{
    [Theory]
    [InlineData("--bind", "localhost")]
    [InlineData("--bind", "everywhere")]
    [InlineData("--home", "")]
    [InlineData("--port", "70000")]
    [InlineData("--set", "Access:RequestSeconds")]
    public async Task An_argument_that_can_not_be_meant_is_a_usage_error(string option, string value) =>
        Assert.Equal(2, await ServerCommand.RunAsync([option, value]));

    [Fact]
    public async Task A_setting_that_is_no_number_is_told_in_a_sentence()
    {
        var (before, said) = (Console.Error, new StringWriter());
        Console.SetError(said);
        try
        {
            Assert.Equal(1, await ServerCommand.RunAsync(["--set", "Access:RequestSeconds=soon"]));
        }
        finally
        {
            Console.SetError(before);
        }

        Assert.Contains("'Access:RequestSeconds'", said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said.ToString(), StringComparison.Ordinal);
    }
}
