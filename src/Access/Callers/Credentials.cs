using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Primitives;
using Slipway.Access.Tokens;

namespace Slipway.Access.Callers;

/// <summary>What a request brings to show who calls: a token as Bearer, or as the password of Basic, as MLflow clients send it.</summary>
/// <param name="User">Who Basic says it is; empty when it does not say.</param>
sealed record Credentials(TokenSecret Secret, string User)
{
    /// <summary>Null when the header is not one that Slipway takes.</summary>
    public static Credentials? Read(StringValues header)
    {
        if (header.Count != 1 || !AuthenticationHeaderValue.TryParse(header[0], out var value) || value.Parameter is null)
            return null;
        if (value.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            return TokenSecret.TryParse(value.Parameter, out var secret) ? new(secret, "") : null;
        return value.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) ? ReadBasic(value.Parameter) : null;
    }

    static Credentials? ReadBasic(string parameter)
    {
        var bytes = new byte[parameter.Length];
        if (!Convert.TryFromBase64String(parameter, bytes, out var length))
            return null;
        var text = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon >= 0 && TokenSecret.TryParse(text[(colon + 1)..], out var secret) ? new(secret, text[..colon]) : null;
    }
}
