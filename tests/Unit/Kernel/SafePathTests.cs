using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Kernel;

namespace Slipway.Unit.Kernel;

public sealed class SafePathTests
{
    static readonly string[] Hostile =
    [
        "", ".", "..", "/", "//", "a/", "/a", "a//b", "./a", "a/.", "../a", "a/..", "a/../b", "a/./b", "...", "a.", "a ", " a", "a /b", "a./b",
        "/etc/passwd", "C:", "C:/a", "c:a", "\\a", "a\\b", "..\\a", "\\\\host\\share", "a\0", "a\0.txt", "a\nb", "a\tb", "a\u007f", "\u0085",
        "%2e%2e/a", "%2E%2e%2fa", "%252e%252e%252fa", "a%00", "a%", "..%2fa", "%c0%ae%c0%ae/a", "a:b", "a:$DATA", "a*", "a?", "a\"", "a<", "a>", "a|",
        "CON", "con", "con.txt", "a/NUL", "nul.tar.gz", "COM1", "lpt9.log", "aux", "prn", "CONIN$", "com0", "Con .txt",
        "\u2024\u2024/a", "\uFF0E\uFF0E/a", "a\u2044b", "a\u2215b", "a\u29F8b", "a\uFF0Fb", "a\u2216b", "a\uFF3Cb", "a\u29F5b", "a\uFE68b", "\u2025/a", "\u2026",
        "a\u3002b", "a\uFF61b", "\uFE52\uFE52/a", "a\uFE6Ab", "a\u066Ab", "\uFF05\uFF12\uFF45",
        "a\u200Bb", "a\u202Eb", "a\uFEFFb", "a\u2028b", "a\u00A0b", "a\u00ADb", "a\uE000b", "a\uD800b", "\uDC00", "a\U000E0041b",
        "e\u0301", "A\u030A", "\u212B", "\u2126", "\uF900", "\u1100\u1161", "x\u05C1\u05B0",
    ];

    [Fact]
    public void Everything_that_means_more_than_a_name_is_refused() => Assert.All(Hostile, text =>
    {
        Assert.False(SafePath.TryParse(text, out _), $"'{text}' was taken.");
        var refusal = Assert.Throws<RefusalException>(() => SafePath.Parse(text));
        Assert.Equal("path.unsafe", refusal.Code);
        Assert.DoesNotContain(refusal.Message, char.IsControl);
    });

    [Theory]
    [InlineData("a"), InlineData("model.onnx"), InlineData("plots/roc curve.json"), InlineData(".hidden"), InlineData("a..b/c...d"), InlineData("a-b_c+d=e@f,g;(h)[i]{j}!#$&'~^`")]
    [InlineData("Größe/Ångström"), InlineData("数据/特征.csv"), InlineData("ที่นี่"), InlineData("κόσμος"), InlineData("👩 plots"), InlineData("console"), InlineData("com10"), InlineData("nulls.csv")]
    public void A_plain_name_in_any_script_stays_as_it_is(string text) => Assert.Equal(text, SafePath.Parse(text).Value);

    [Fact]
    public void Lengths_count_in_bytes()
    {
        Assert.True(SafePath.TryParse(new string('a', 255), out _));
        Assert.False(SafePath.TryParse(new string('a', 256), out _));
        Assert.False(SafePath.TryParse(new string('é', 128), out _));
        Assert.True(SafePath.TryParse(string.Join('/', Enumerable.Repeat(new string('a', 127), 8)), out _));
        Assert.False(SafePath.TryParse(string.Join('/', Enumerable.Repeat(new string('a', 128), 8)), out _));
    }

    [Fact]
    public void Two_joined_stay_a_path()
    {
        var joined = SafePath.Parse("run_1") / SafePath.Parse("plots/roc.json");

        Assert.Equal(("run_1/plots/roc.json", "roc.json", 3), (joined.Value, joined.Name, joined.Segments.Count));
    }

    [Fact]
    public void An_empty_path_names_nothing() => Assert.Throws<InvalidOperationException>(() => default(SafePath).Under("/tmp"));

    [Fact]
    public void Whatever_is_made_of_hostile_pieces_stays_below_its_folder() =>
        Prop.ForAll(Pieces().ToArbitrary(), StaysBelow).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void Whatever_text_at_all_stays_below_its_folder() =>
        Prop.ForAll<string>(StaysBelow).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void Whatever_is_taken_is_taken_again_and_prints_as_it_is() => Prop.ForAll(Pieces().ToArbitrary(), text =>
        !SafePath.TryParse(text, out var path) || (path.Value == text && SafePath.Parse(path.ToString()) == path)).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void No_decoder_turns_a_path_that_was_taken_into_another() => Prop.ForAll(Pieces().ToArbitrary(), text =>
        !SafePath.TryParse(text, out _) || Uri.UnescapeDataString(text) == text).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    static bool StaysBelow(string? text)
    {
        if (!SafePath.TryParse(text, out var path))
            return true;
        const string root = "/srv/slipway/blobs";
        var full = path.Under(root);
        var climbs = text.Split('/', '\\').Any(segment => segment is "" or "." or "..");
        return full == $"{root}/{text}" && !climbs && !text.Any(char.IsControl) && Encoding.UTF8.GetByteCount(text) <= SafePath.MaxBytes;
    }

    static Gen<string> Pieces()
    {
        var pieces = Gen.Elements(Hostile.Concat(["a", "b.c", "model", "Å", "/", "..", "../", "..\\", "%2e", "%252e", "\0", " ", "\u2024"]));
        return pieces.ListOf().Select(list => string.Concat(list.Take(8)));
    }
}
