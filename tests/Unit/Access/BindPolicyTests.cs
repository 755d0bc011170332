using Slipway.Access;
using Slipway.Kernel;

namespace Slipway.Unit.Access;

public sealed class BindPolicyTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5000")]
    [InlineData("http://127.8.9.10:5000")]
    [InlineData("http://localhost:5000")]
    [InlineData("http://[::1]:5000")]
    public void Loopback_needs_nothing(string url) => BindPolicy.Check([url], new());

    [Theory]
    [InlineData("http://0.0.0.0:5000")]
    [InlineData("http://*:5000")]
    [InlineData("http://+:80")]
    [InlineData("http://[::]:5000")]
    [InlineData("https://192.0.2.1:5000")]
    [InlineData("http://localhost.example.com:5000")]
    [InlineData("http://127.0.0.1.example.com")]
    public void Another_address_without_authentication_is_refused_with_a_sentence(string url)
    {
        var refusal = Assert.Throws<RefusalException>(() => BindPolicy.Check(["http://127.0.0.1:1", url], new()));

        Assert.Equal("bind.refused", refusal.Code);
        Assert.Contains("--behind-proxy", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Authentication_without_TLS_is_not_enough()
    {
        var refusal = Assert.Throws<RefusalException>(() => BindPolicy.Check(["http://0.0.0.0:5000"], new() { RequireAuthentication = true }));

        Assert.Contains("TLS is not configured", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Authentication_with_TLS_or_a_proxy_in_front_opens_any_address()
    {
        BindPolicy.Check(["https://0.0.0.0:5000"], new() { RequireAuthentication = true });
        BindPolicy.Check(["http://0.0.0.0:5000"], new() { BehindProxy = true });
    }

    [Fact]
    public void Behind_a_proxy_tokens_are_demanded() => Assert.True(new AccessOptions { BehindProxy = true }.DemandsTokens);
}
