using System.Globalization;
using System.Net;
using System.Text;

namespace Slipway.Evaluation.Pictures;

/// <summary>
/// A small chart writer: a title, a plot area with two labelled axes, and marks in data coordinates. Colours come from classes
/// that suit light and dark paper and differ in lightness too, so that they survive print and colour blindness.
/// </summary>
sealed class SvgChart
{
    const int Left = 64;
    const int Top = 62;
    const int Bottom = 56;

    readonly StringBuilder _svg = new();
    readonly double _plotLeft, _plotWidth, _plotHeight;
    readonly int _width, _height;
    (double Low, double High) _x = (0, 1), _y = (0, 1);

    public SvgChart(string title, string subtitle, int width, int height, int left = Left, int right = 24)
    {
        (_width, _height) = (width, height);
        (_plotLeft, _plotWidth, _plotHeight) = (left, width - left - right, height - Top - Bottom);
        _svg.Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"system-ui, sans-serif\" font-size=\"12\" role=\"img\">\n");
        _svg.Append("<style>text{fill:#1f2933}.quiet{fill:#5b6875}.grid{stroke:#d5dbe1;stroke-width:1}.axis{stroke:#5b6875;stroke-width:1}.line{fill:none;stroke:#2563ab;stroke-width:2}.reference{fill:none;stroke:#5b6875;stroke-width:1.5;stroke-dasharray:5 4}.interval{stroke:#2563ab;stroke-width:1.5}.dot{fill:#2563ab}.worse{fill:#b45309;stroke:#b45309}.cell{fill:#2563ab}"
            + "@media(prefers-color-scheme:dark){text{fill:#e4e9ee}.quiet{fill:#9aa7b4}.grid{stroke:#3a4550}.axis{stroke:#9aa7b4}.line{stroke:#7db3e8}.reference{stroke:#9aa7b4}.interval{stroke:#7db3e8}.dot{fill:#7db3e8}.worse{fill:#f0a95a;stroke:#f0a95a}.cell{fill:#7db3e8}}</style>\n");
        _svg.Append($"<title>{Escape(title)}. {Escape(subtitle)}</title>\n");
        Label(title, 16, 24, size: 16);
        Label(subtitle, 16, 44, quiet: true);
    }

    /// <summary>A horizontal axis with ticks, grid lines and a label naming its unit.</summary>
    public SvgChart XAxis(double low, double high, double step, string label, Func<double, string> text)
    {
        _x = (low, high);
        foreach (var tick in Ticks(low, high, step))
        {
            Line("grid", X(tick), Top, X(tick), Top + _plotHeight);
            Label(text(tick), X(tick), Top + _plotHeight + 18, anchor: "middle", quiet: true);
        }

        Line("axis", _plotLeft, Top + _plotHeight, _plotLeft + _plotWidth, Top + _plotHeight);
        Label(label, _plotLeft + _plotWidth / 2, _height - 12, anchor: "middle");
        return this;
    }

    public SvgChart YAxis(double low, double high, double step, string label, Func<double, string> text)
    {
        _y = (low, high);
        foreach (var tick in Ticks(low, high, step))
        {
            Line("grid", _plotLeft, Y(tick), _plotLeft + _plotWidth, Y(tick));
            Label(text(tick), _plotLeft - 8, Y(tick) + 4, anchor: "end", quiet: true);
        }

        Line("axis", _plotLeft, Top, _plotLeft, Top + _plotHeight);
        var middle = Top + _plotHeight / 2;
        _svg.Append($"<text x=\"16\" y=\"{Number(middle)}\" text-anchor=\"middle\" transform=\"rotate(-90 16 {Number(middle)})\">{Escape(label)}</text>\n");
        return this;
    }

    public SvgChart Curve(string style, IEnumerable<(double X, double Y)> points)
    {
        _svg.Append($"<polyline class=\"{style}\" points=\"{string.Join(' ', points.Select(point => $"{Number(X(point.X))},{Number(Y(point.Y))}"))}\"/>\n");
        return this;
    }

    public SvgChart Segment(string style, double fromX, double fromY, double toX, double toY)
    {
        Line(style, X(fromX), Y(fromY), X(toX), Y(toY));
        return this;
    }

    /// <param name="tip">Shown under the pointer.</param>
    public SvgChart Dot(string style, double x, double y, string tip)
    {
        _svg.Append($"<circle class=\"{style}\" cx=\"{Number(X(x))}\" cy=\"{Number(Y(y))}\" r=\"4\"><title>{Escape(tip)}</title></circle>\n");
        return this;
    }

    /// <summary>A filled rectangle between two corners in data coordinates.</summary>
    public SvgChart Cell(double fromX, double fromY, double toX, double toY, double opacity)
    {
        _svg.Append($"<rect class=\"cell\" x=\"{Number(X(fromX))}\" y=\"{Number(Y(toY))}\" width=\"{Number(X(toX) - X(fromX))}\" height=\"{Number(Y(fromY) - Y(toY))}\" fill-opacity=\"{Number(opacity)}\"/>\n");
        return this;
    }

    public SvgChart Text(string text, double x, double y, string anchor = "middle", bool quiet = false, int size = 12, double down = 4)
    {
        Label(text, X(x), Y(y) + down, anchor, quiet, size);
        return this;
    }

    /// <summary>A text left of the plot, at a height in data coordinates.</summary>
    public SvgChart Row(string text, double y, bool strong = false)
    {
        Label(text, _plotLeft - 10, Y(y) + 4, "end", quiet: !strong);
        return this;
    }

    public string Finish() => _svg.Append("</svg>\n").ToString();

    double X(double value) => _plotLeft + (value - _x.Low) / (_x.High - _x.Low) * _plotWidth;

    double Y(double value) => Top + (1 - (value - _y.Low) / (_y.High - _y.Low)) * _plotHeight;

    void Line(string style, double x1, double y1, double x2, double y2) =>
        _svg.Append($"<line class=\"{style}\" x1=\"{Number(x1)}\" y1=\"{Number(y1)}\" x2=\"{Number(x2)}\" y2=\"{Number(y2)}\"/>\n");

    void Label(string text, double x, double y, string anchor = "start", bool quiet = false, int size = 12) =>
        _svg.Append($"<text{(quiet ? " class=\"quiet\"" : "")} x=\"{Number(x)}\" y=\"{Number(y)}\" text-anchor=\"{anchor}\"{(size == 12 ? "" : $" font-size=\"{size}\"")}>{Escape(text)}</text>\n");

    static IEnumerable<double> Ticks(double low, double high, double step)
    {
        for (var i = 0; low + i * step <= high + step / 1e6; i++)
            yield return low + i * step;
    }

    static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    static string Escape(string text) => WebUtility.HtmlEncode(text);
}
