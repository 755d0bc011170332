using System.Text;
using Slipway.Contracts.Serving;
using Slipway.Kernel;
using Slipway.Serving.Models;
using Slipway.Serving.Routing;
using Slipway.Serving.Tensors;
using Slipway.Serving.Traffic;

namespace Slipway.Unit.Serving;

public sealed class RoutingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(50)]
    [InlineData(99)]
    public void A_canary_gets_its_share_of_keys(int weight)
    {
        var set = Set(weight, salt: 1);

        var share = Keys(20_000).Count(key => set.Choose(key) == set.Canary) / 20_000.0;

        Assert.InRange(share, weight / 100.0 - 0.015, weight / 100.0 + 0.015);
    }

    [Fact]
    public void A_key_stays_where_it_is_and_more_weight_only_adds_keys()
    {
        var (few, many) = (Set(20, salt: 1), Set(40, salt: 1));

        foreach (var key in Keys(1000))
        {
            Assert.Equal(few.Choose(key).Source.Version, Set(20, salt: 1).Choose(key).Source.Version);
            if (few.Choose(key) == few.Canary)
                Assert.Equal(2, many.Choose(key).Source.Version);
        }
    }

    [Fact]
    public void Another_rollout_draws_its_keys_anew()
    {
        var (first, second) = (Set(50, salt: 1), Set(50, salt: 2));

        var same = Keys(2000).Count(key => first.Choose(key).Source.Version == second.Choose(key).Source.Version);

        Assert.InRange(same, 900, 1100);
    }

    [Fact]
    public void The_hash_is_the_same_for_ever()
    {
        Assert.Equal(0xefd01f60ba992926UL, StickyHash.Of(""u8, 0));
        Assert.Equal(StickyHash.Of("a"u8, 0), StickyHash.Of("a"u8, 0));
        Assert.NotEqual(StickyHash.Of("a"u8, 0), StickyHash.Of("a"u8, 1));
    }

    [Fact]
    public void A_model_that_left_the_table_lives_until_its_last_request_is_done()
    {
        var table = new RouteTable();
        var runtime = new CountingRuntime();
        var model = new LoadedModel(Digest.Of("m"), runtime, _ => { });
        var route = Route(1, RouteRole.Champion, model);
        table.Put(new("d", route, null, 0, null, 0));

        Assert.True(route.Model.TryHold());
        table.Remove("d");
        Assert.Equal(0, runtime.Disposed);
        route.Model.LetGo();

        Assert.Equal(1, runtime.Disposed);
        Assert.False(route.Model.TryHold());
        Assert.Null(table.Find("d"));
    }

    [Fact]
    public void A_route_that_stays_is_not_let_go_of()
    {
        var table = new RouteTable();
        var runtime = new CountingRuntime();
        var champion = Route(1, RouteRole.Champion, new(Digest.Of("m"), runtime, _ => { }));
        table.Put(new("d", champion, null, 0, null, 0));

        table.Put(new("d", champion, Route(2, RouteRole.Canary, new(Digest.Of("n"), new CountingRuntime(), _ => { })), 2000, null, 0));

        Assert.Equal(0, runtime.Disposed);
        Assert.Equal(20, table.Find("d")!.CanaryWeight);
    }

    static IEnumerable<byte[]> Keys(int count) => Enumerable.Range(0, count).Select(i => Encoding.UTF8.GetBytes($"user-{i}"));

    static RouteSet Set(int weight, ulong salt) => new("d", Route(1, RouteRole.Champion), Route(2, RouteRole.Canary), weight * 100, null, salt);

    static Route Route(int version, RouteRole role, LoadedModel? model = null) => new(
        new("d", "m", version, Digest.Of($"{version}"), role, new([], [])), model ?? new(Digest.Of("m"), new CountingRuntime(), _ => { }), new RouteTraffic(TimeProvider.System));

    sealed class CountingRuntime : IModelRuntime
    {
        public int Disposed { get; private set; }

        public ModelSignature Signature { get; } = new([], []);

        public ValueTask RunAsync(ReadOnlyMemory<TensorBuffer> inputs, ReadOnlyMemory<TensorBuffer> outputs, CancellationToken ct) => ValueTask.CompletedTask;

        public void Dispose() => Disposed++;
    }
}
