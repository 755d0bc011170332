using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Slipway.Kernel;

/// <summary>A SHA-256 (FIPS 180-4) of some bytes: the identity of everything Slipway stores. Written <c>sha256:</c> and 64 lower-case hex digits.</summary>
public readonly record struct Digest
{
    public const string Prefix = "sha256:";

    readonly string? _hex;

    Digest(string hex) => _hex = hex;

    /// <summary>The 64 hex digits without the prefix.</summary>
    public string Hex => _hex ?? throw new InvalidOperationException("An empty digest names nothing.");

    /// <summary>The first twelve hex digits: enough for a person to tell two digests apart.</summary>
    public string Short => Hex[..12];

    public static Digest Of(ReadOnlySpan<byte> bytes) => FromHash(SHA256.HashData(bytes));

    public static Digest Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    public static async Task<Digest> OfAsync(Stream stream, CancellationToken ct) =>
        FromHash(await SHA256.HashDataAsync(stream, ct));

    /// <param name="hash">32 bytes of a finished SHA-256.</param>
    public static Digest FromHash(ReadOnlySpan<byte> hash) => hash.Length == SHA256.HashSizeInBytes
        ? new(Convert.ToHexStringLower(hash))
        : throw new ArgumentException($"A SHA-256 has 32 bytes, not {hash.Length}.", nameof(hash));

    public static Digest Parse(string text) =>
        TryParse(text, out var digest) ? digest : throw new FormatException($"'{text}' is not a digest like sha256:<64 hex digits>.");

    /// <summary>Also how ASP.NET Core binds a digest from a route.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Digest digest)
    {
        digest = default;
        if (text is null || text.Length != Prefix.Length + 64 || !text.StartsWith(Prefix, StringComparison.Ordinal))
            return false;
        foreach (var c in text.AsSpan(Prefix.Length))
        {
            if (!char.IsAsciiHexDigitLower(c))
                return false;
        }

        digest = new(text[Prefix.Length..]);
        return true;
    }

    public override string ToString() => Prefix + Hex;
}
