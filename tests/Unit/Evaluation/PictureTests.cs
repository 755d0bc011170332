using System.Xml.Linq;
using Slipway.Contracts.Evaluation;
using Slipway.Evaluation.Analysis;
using Slipway.Evaluation.Metrics;
using Slipway.Evaluation.Pictures;

namespace Slipway.Unit.Evaluation;

public sealed class PictureTests
{
    [Fact]
    public void Pictures_are_well_formed_named_and_suit_the_dark()
    {
        var pictures = EvaluationPictures.Draw(View("<script>alert(1)</script>")).ToDictionary(picture => picture.Path, picture => picture.Svg);

        Assert.Equal(["evaluation/calibration.svg", "evaluation/confusion.svg", "evaluation/roc.svg", "evaluation/segments.svg"], pictures.Keys.Order());
        Assert.All(pictures.Values, svg =>
        {
            var root = XDocument.Parse(svg).Root!;
            Assert.NotEmpty(root.Elements(root.Name.Namespace + "title").Single().Value);
            Assert.Empty(root.Descendants(root.Name.Namespace + "script"));
            Assert.Contains("prefers-color-scheme:dark", svg);
            Assert.DoesNotContain("NaN", svg);
        });
    }

    [Fact]
    public void Without_both_classes_the_pictures_that_need_them_are_left_out()
    {
        var whole = BinaryMetrics.Of([0.1, 0.2], [false, false], 0.5);
        var view = new EvaluationView("evl", "run", "m", "t", 2, 0, 0.5, whole.Views(), whole.Confusion, Calibration.Of([0.1, 0.2], [false, false]), [], [], [], null, default);

        Assert.Equal(["evaluation/calibration.svg", "evaluation/confusion.svg"], EvaluationPictures.Draw(view).Select(picture => picture.Path));
    }

    static EvaluationView View(string segment)
    {
        var (scores, _, labels) = Some.Scored();
        var whole = BinaryMetrics.Of(scores, labels, 0.35);
        return new(
            "evl", "run", "m", "t", whole.Rows, whole.Positives, 0.35, whole.Views(), whole.Confusion, Calibration.Of(scores, labels), RocCurve.Of(scores, labels),
            [new("origin", segment, whole.Rows, whole.Positives, whole.Views(), 0)], [], null, default);
    }
}
