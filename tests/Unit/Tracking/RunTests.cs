using Slipway.Contracts.Tracking;
using Slipway.Kernel;
using Slipway.Tracking.Runs;

namespace Slipway.Unit.Tracking;

public sealed class RunTests
{
    static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_run_ends_once()
    {
        var ended = Started().End(RunStatus.Finished, Noon.AddMinutes(1));

        var refusal = Assert.Throws<RefusalException>(() => ended.End(RunStatus.Failed, Noon.AddMinutes(2)));

        Assert.Equal("run.already_ended", refusal.Code);
        Assert.Equal(Noon.AddMinutes(1), ended.EndedAt);
    }

    [Theory, InlineData(RunStatus.Running), InlineData(RunStatus.Scheduled)]
    public void A_run_can_not_end_as_something_that_goes_on(RunStatus status) =>
        Assert.Equal("run.not_an_ending", Assert.Throws<RefusalException>(() => Started().End(status, Noon)).Code);

    [Fact]
    public void Its_id_is_what_tracking_clients_expect()
    {
        var id = Started().Id;

        Assert.Matches("^[0-9a-f]{32}$", id);
        Assert.True(string.CompareOrdinal(id, Run.Start(new("e", "n"), null, Actor.System("test"), Noon.AddSeconds(1)).Id) < 0);
    }

    static Run Started() => Run.Start(new("flights", "trees"), null, Actor.System("test"), Noon);
}
