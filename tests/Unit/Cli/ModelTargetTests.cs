using Slipway.Cli;
using Slipway.Cli.Deployments;

namespace Slipway.Unit.Cli;

public sealed class ModelTargetTests
{
    [Theory]
    [InlineData("flights-delay", "flights-delay", null, null)]
    [InlineData("flights-delay/12", "flights-delay", 12, null)]
    [InlineData("flights-delay@champion", "flights-delay", null, "champion")]
    public void A_model_is_named_with_a_version_an_alias_or_neither(string text, string model, int? version, string? alias) =>
        Assert.Equal(new ModelTarget(model, version, alias), ModelTarget.Parse(text));

    [Theory]
    [InlineData("flights/")]
    [InlineData("flights/latest")]
    [InlineData("flights/0")]
    [InlineData("@champion")]
    [InlineData("flights@")]
    public void Anything_else_is_a_usage_error_that_says_what_is_accepted(string text) =>
        Assert.Contains("NAME@ALIAS", Assert.Throws<UsageException>(() => ModelTarget.Parse(text)).Message, StringComparison.Ordinal);
}
