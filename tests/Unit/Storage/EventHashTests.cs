using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Kernel;
using Slipway.Storage.Events;

namespace Slipway.Unit.Storage;

public sealed class EventHashTests
{
    [Fact]
    public void The_canonical_record_is_what_the_documentation_says()
    {
        var record = "1:7,13:1767268800000,11:run.started,4:zoë,5:run/1,2:{},"u8.ToArray();
        var expected = Digest.FromHash(SHA256.HashData([.. new byte[32], .. record]));

        Assert.Equal(expected, EventHash.Of(EventHash.Genesis, 7, 1767268800000, "run.started", "zoë", "run/1", "{}"));
    }

    [Fact]
    public void Moving_text_from_one_field_to_the_next_changes_the_hash() => Prop.ForAll<string, string>((left, right) =>
    {
        var (a, b) = (Clean(left) + "x", Clean(right));
        return EventHash.Of(EventHash.Genesis, 1, 0, a, b, "", "") != EventHash.Of(EventHash.Genesis, 1, 0, a[..^1], "x" + b, "", "");
    }).QuickCheckThrowOnFailure();

    static string Clean(string? text) => new([.. (text ?? "").Where(char.IsAscii)]);
}
