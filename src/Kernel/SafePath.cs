using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Slipway.Kernel;

/// <summary>
/// A relative path of plain names, <c>plots/roc.json</c>: the only form in which a name from outside reaches the file
/// system or a blob key. Segments are joined by <c>/</c>, at most 255 bytes of UTF-8 each and 1,024 in all, in Unicode
/// normal form C; what means something to any file system or decoder is refused rather than cleaned.
/// </summary>
public readonly record struct SafePath
{
    public const int MaxSegmentBytes = 255;
    public const int MaxBytes = 1024;

    const string Devices = " CON PRN AUX NUL COM0 COM1 COM2 COM3 COM4 COM5 COM6 COM7 COM8 COM9 LPT0 LPT1 LPT2 LPT3 LPT4 LPT5 LPT6 LPT7 LPT8 LPT9 CONIN$ CONOUT$ CLOCK$ ";

    readonly string? _value;

    SafePath(string value) => _value = value;

    /// <summary>The whole path with <c>/</c> between its segments.</summary>
    public string Value => _value ?? throw new InvalidOperationException("An empty path names nothing.");

    public IReadOnlyList<string> Segments => Value.Split('/');

    /// <summary>The last segment.</summary>
    public string Name => Value[(Value.LastIndexOf('/') + 1)..];

    public static SafePath Parse(string? text) => Find(text) is { } fault
        ? throw Refusal.Invalid("path.unsafe", $"{Quoted(text)} can not be a path here: {fault}.")
        : new(text!);

    /// <summary>Also how ASP.NET Core binds a path from a route.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SafePath path)
    {
        var safe = Find(text) is null;
        path = safe ? new(text!) : default;
        return safe;
    }

    public static SafePath operator /(SafePath folder, SafePath rest) => Parse($"{folder.Value}/{rest.Value}");

    public static SafePath Divide(SafePath folder, SafePath rest) => folder / rest;

    /// <summary>The full path below <paramref name="root"/>; proven to stay there.</summary>
    public string Under(string root)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        var full = Path.GetFullPath(Path.Combine([folder, .. Segments]));
        var below = folder.EndsWith(Path.DirectorySeparatorChar) ? folder : folder + Path.DirectorySeparatorChar;
        return full.StartsWith(below, StringComparison.Ordinal)
            ? full
            : throw Refusal.Invalid("path.unsafe", $"{Quoted(Value)} can not be a path here: it leaves its folder.");
    }

    public override string ToString() => Value;

    /// <summary>The first thing wrong with a text, or null.</summary>
    static string? Find(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "it is empty";
        if (text.Length > MaxBytes || !IsWellFormed(text) || Encoding.UTF8.GetByteCount(text) > MaxBytes)
            return $"it is longer than {MaxBytes} bytes or not Unicode text";
        foreach (var rune in text.EnumerateRunes())
        {
            if (FindIn(rune) is { } fault)
                return fault;
        }

        if (!NormalFormC.Holds(text))
            return "it is not in Unicode normal form C";
        return text.Split('/').Select(FindIn).FirstOrDefault(fault => fault is not null);
    }

    static string? FindIn(Rune rune) => rune.Value switch
    {
        '\\' => "it has a backslash; use /",
        '%' => "it has a percent sign, which could hide another character",
        ':' => "it has a colon, which means a drive or a stream on Windows",
        '*' or '?' or '"' or '<' or '>' or '|' => $"it has '{rune}', which Windows does not allow in names",
        _ when SafeText.IsInvisible(rune) => "it has a control or invisible character",
        _ when SafeText.LooksLikePunctuation(rune) => "it has a character that looks like a dot, a slash or a backslash",
        _ => null,
    };

    static string? FindIn(string segment) => segment switch
    {
        "" => "it begins or ends with / or has two together",
        "." or ".." => "'.' and '..' are not names",
        _ when segment[^1] is '.' or ' ' => "a name ends with a dot or a space",
        _ when segment[0] is ' ' => "a name begins with a space",
        _ when Encoding.UTF8.GetByteCount(segment) > MaxSegmentBytes => $"a name is longer than {MaxSegmentBytes} bytes",
        _ when IsDevice(segment) => $"'{segment}' is a device on Windows",
        _ => null,
    };

    static bool IsDevice(string segment) =>
        Devices.Contains($" {segment.Split('.')[0].TrimEnd()} ", StringComparison.OrdinalIgnoreCase);

    static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
                i++;
            else if (char.IsSurrogate(text[i]))
                return false;
        }

        return true;
    }

    static string Quoted(string? text) => text is null ? "Nothing" : $"'{SafeText.Printable(text)}'";
}
