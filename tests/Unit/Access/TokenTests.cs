using Slipway.Access.Callers;
using Slipway.Access.Tokens;
using Slipway.Kernel;

namespace Slipway.Unit.Access;

public sealed class TokenTests
{
    [Fact]
    public void Every_secret_is_new_and_reads_back()
    {
        var secrets = Enumerable.Range(0, 1000).Select(_ => TokenSecret.New()).ToList();

        Assert.Equal(1000, secrets.Select(secret => secret.Text).Distinct().Count());
        Assert.All(secrets, secret => Assert.True(TokenSecret.TryParse(secret.Text, out var read) && read == secret));
    }

    [Fact]
    public void A_secret_never_prints_itself() => Assert.Equal("slw_…", $"{TokenSecret.New()}");

    [Fact]
    public void A_token_lives_90_days_unless_told_otherwise()
    {
        var token = Token.Create(new("ci"), "ada", TokenSecret.New(), TimeProvider.System);

        Assert.Equal(TimeSpan.FromDays(90), token.ExpiresAt - token.CreatedAt);
        Assert.True(token.IsValidAt(token.ExpiresAt.AddTicks(-1)));
        Assert.False(token.IsValidAt(token.ExpiresAt));
        Assert.False((token with { RevokedAt = token.CreatedAt }).IsValidAt(token.CreatedAt));
    }

    [Fact]
    public void Every_problem_of_a_token_is_named()
    {
        var refusal = Assert.Throws<RefusalException>(() => Token.Create(new("", ["Fly"], 366), "ada", TokenSecret.New(), TimeProvider.System));

        Assert.Equal(["name", "days", "scopes"], refusal.Problems.Select(problem => problem.Path));
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer slw_")]
    [InlineData("Bearer slw_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA!")]
    [InlineData("Basic c2x3Xw==")]
    [InlineData("Digest abc")]
    public void What_is_no_token_reads_as_none(string header) => Assert.Null(Credentials.Read(header));

    [Fact]
    public void Two_authorization_headers_read_as_none()
    {
        var bearer = $"Bearer {TokenSecret.New().Text}";

        Assert.NotNull(Credentials.Read(bearer));
        Assert.Null(Credentials.Read(new([bearer, bearer])));
    }
}
