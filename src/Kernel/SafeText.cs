using System.Globalization;
using System.Text;

namespace Slipway.Kernel;

/// <summary>Which characters mislead a reader or a decoder.</summary>
static class SafeText
{
    /// <summary>Controls, formats (zero width, direction), line separators, private use and unassigned code points.</summary>
    public static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate
        || (rune.Value != ' ' && Rune.IsWhiteSpace(rune));

    /// <summary>Look-alikes of <c>/ . \ %</c> and <c>:</c>, and the full-width forms that decoders fold to ASCII.</summary>
    public static bool LooksLikePunctuation(Rune rune) => rune.Value
        is 0x2044 or 0x2215 or 0x29F8 or 0x2571 or 0x1735 or 0x27CB or 0x2E4A or 0x3033 or 0x2F03 or 0x31D3 or 0x1D23A or 0x2041
        or 0x2216 or 0x29F5 or 0x29F9 or 0x2572 or 0x27CD or 0xFE68 or 0x20E5 or 0x2F02 or 0x31D4 or 0x1D20F or 0x1D23B
        or 0x2024 or 0x2025 or 0x2026 or 0xFE52 or 0x0701 or 0x0702 or 0xA4F8 or 0xA4FA or 0xA60E or 0x10A50 or 0x1D16D
        or 0x3002 or 0x2219 or 0x22C5 or 0x2027 or 0xFE19 or 0xFE30 or 0x22EF or 0x0589 or 0x2236 or 0xA789 or 0xFE55 or 0x05C3
        or 0x066A or 0x2052 or 0xFE6A or 0x0609 or 0x060A
        or (>= 0xFF01 and <= 0xFF65);

    /// <summary>A text for a message: short, and with nothing in it that a terminal would act on.</summary>
    public static string Printable(string text)
    {
        var printable = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (printable.Length >= 80)
                return printable.Append('…').ToString();
            printable.Append(IsInvisible(rune) ? "\uFFFD" : rune.ToString());
        }

        return printable.ToString();
    }
}
