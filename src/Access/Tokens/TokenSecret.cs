using System.Buffers.Text;
using System.Security.Cryptography;
using Slipway.Kernel;

namespace Slipway.Access.Tokens;

/// <summary>The secret itself: <c>slw_</c> and 32 random bytes in base64url. It is shown once and never stored.</summary>
readonly record struct TokenSecret
{
    public const string Prefix = "slw_";
    const int Bytes = 32;
    const int Length = 47;

    TokenSecret(string text) => Text = text;

    public string Text { get; }

    public Digest Hash => Digest.Of(Text);

    public static TokenSecret New() => new(Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));

    public static bool TryParse(string text, out TokenSecret secret)
    {
        var isOne = text.Length == Length && text.StartsWith(Prefix, StringComparison.Ordinal) && Base64Url.IsValid(text.AsSpan(Prefix.Length));
        secret = isOne ? new(text) : default;
        return isOne;
    }

    /// <summary>Never the secret, so that no log line can hold it by accident.</summary>
    public override string ToString() => $"{Prefix}…";
}
