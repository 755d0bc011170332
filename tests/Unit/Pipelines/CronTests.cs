using Slipway.Pipelines.Definitions;

namespace Slipway.Unit.Pipelines;

public sealed class CronTests
{
    static readonly DateTimeOffset Friday = new(2026, 1, 2, 3, 0, 30, TimeSpan.Zero);

    [Theory]
    [InlineData("* * * * *", "2026-01-02T03:01")]
    [InlineData("0 3 * * *", "2026-01-03T03:00")]
    [InlineData("*/20 * * * *", "2026-01-02T03:20")]
    [InlineData("30 4 * * mon-fri", "2026-01-02T04:30")]
    [InlineData("0 0 * * 7", "2026-01-04T00:00")]
    [InlineData("0 0 29 feb *", "2028-02-29T00:00")]
    [InlineData("0 0 13 * fri", "2026-01-09T00:00")]
    [InlineData("15,45 23 31 12 *", "2026-12-31T23:15")]
    [InlineData("5/25 8 * * *", "2026-01-02T08:05")]
    public void The_next_time_is_crontabs(string text, string next) =>
        Assert.Equal(DateTimeOffset.Parse(next + "Z"), Cron.Parse(text)!.After(Friday));

    [Theory]
    [InlineData("")]
    [InlineData("* * * *")]
    [InlineData("60 * * * *")]
    [InlineData("* * 0 * *")]
    [InlineData("*/0 * * * *")]
    [InlineData("5-1 * * * *")]
    [InlineData("0 0 30 2 *")]
    [InlineData("@daily")]
    public void What_never_comes_is_refused(string text) => Assert.Null(Cron.Parse(text));
}
