using System.Globalization;
using System.Net;
using System.Text;
using Slipway.Training.Algorithms;

namespace Slipway.Training.Steps;

/// <summary>Draws feature importance as bars, readable on light and dark paper.</summary>
static class ImportancePicture
{
    const int MaxBars = 30;
    const int Width = 640;
    const int LabelWidth = 170;
    const int BarWidth = 360;
    const int RowHeight = 26;
    const int Top = 62;

    public static string Draw(string title, string measure, IReadOnlyList<FeatureWeight> weights)
    {
        var shown = weights.Take(MaxBars).ToList();
        var height = Top + shown.Count * RowHeight + 16;
        var svg = new StringBuilder();
        svg.Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" font-family=\"system-ui, sans-serif\" font-size=\"13\" role=\"img\">\n");
        svg.Append("<style>text{fill:#222}.quiet{fill:#666}rect{fill:#2563ab}.down{fill:#b45309}@media(prefers-color-scheme:dark){text{fill:#eee}.quiet{fill:#aaa}rect{fill:#6ea8e0}.down{fill:#f0a95a}}</style>\n");
        svg.Append($"<title>{Escape(title)}</title>\n<text x=\"16\" y=\"24\" font-size=\"16\">{Escape(title)}</text>\n");
        svg.Append($"<text class=\"quiet\" x=\"16\" y=\"44\">Share of the {Escape(measure)}{(shown.Any(weight => weight.Value < 0) ? "; orange lowers the probability" : "")}</text>\n");
        var widest = Math.Max(shown.Max(weight => weight.Share), 1e-9);
        for (var i = 0; i < shown.Count; i++)
            Bar(svg, shown[i], Top + i * RowHeight, shown[i].Share / widest);
        return svg.Append("</svg>\n").ToString();
    }

    static void Bar(StringBuilder svg, FeatureWeight weight, int top, double length)
    {
        var width = (BarWidth * length).ToString("0.##", CultureInfo.InvariantCulture);
        var end = (LabelWidth + BarWidth * length + 8).ToString("0.##", CultureInfo.InvariantCulture);
        svg.Append($"<text x=\"{LabelWidth - 10}\" y=\"{top + 15}\" text-anchor=\"end\">{Escape(Shorten(weight.Feature))}</text>\n");
        svg.Append($"<rect{(weight.Value < 0 ? " class=\"down\"" : "")} x=\"{LabelWidth}\" y=\"{top + 3}\" width=\"{width}\" height=\"{RowHeight - 9}\" rx=\"2\"/>\n");
        svg.Append($"<text class=\"quiet\" x=\"{end}\" y=\"{top + 15}\">{(weight.Share * 100).ToString("0.0", CultureInfo.InvariantCulture)} %</text>\n");
    }

    static string Shorten(string name) => name.Length <= 22 ? name : $"{name[..21]}…";

    static string Escape(string text) => WebUtility.HtmlEncode(text);
}
