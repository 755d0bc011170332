using System.Text;
using Slipway.Contracts.Serving;
using Slipway.Kernel;
using Slipway.Monitoring.Log;
using Slipway.Serving.Predictions;
using Slipway.Serving.Tensors;

namespace Slipway.Unit.Monitoring;

public sealed class SegmentTests : IDisposable
{
    readonly string _path = Path.GetTempFileName();
    readonly PredictionSource _source = new("late", "late", 1, Digest.Of("model"), RouteRole.Champion,
        new([new("hour", DataType.Fp32, [-1, 1]), new("origin", DataType.Bytes, [-1, 1])], [new("probability", DataType.Fp32, [-1, 1])]));

    public SegmentTests() => File.Delete(_path);

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Records_are_read_as_they_were_written()
    {
        using var segment = Segment.Create(_path, 7, 1 << 16);
        Append(segment, "one", 8, "ATL");
        Append(segment, "two", 9, "");

        Assert.Equal(["late/1", "one 8 ATL 0.5", "two 9  0.5"], Read(segment.Bytes, isLive: true));
    }

    [Fact]
    public void Cut_at_any_byte_a_segment_keeps_every_record_before_the_cut()
    {
        var bytes = SomeSegment(records: 6, out var ends);

        for (var cut = 0; cut <= bytes.Length; cut++)
        {
            var expected = ends.Count(end => end <= cut);
            Assert.Equal(expected, SegmentRead(bytes.AsSpan(0, cut)));
        }
    }

    [Fact]
    public void A_broken_byte_loses_one_record_and_no_other()
    {
        var whole = SomeSegment(records: 6, out var ends);

        for (var at = SegmentFormat.HeadBytes; at < whole.Length; at++)
        {
            var bytes = (byte[])whole.Clone();
            bytes[at] ^= 0x55;
            Assert.InRange(SegmentRead(bytes), ends.Count - 1, ends.Count);
        }
    }

    [Fact]
    public void What_a_dead_writer_began_is_stepped_over()
    {
        using var segment = Segment.Create(_path, 7, 1 << 16);
        Append(segment, "one", 8, "ATL");
        Assert.True(segment.TryReserve(100, out _));
        Append(segment, "two", 9, "ORD");

        Assert.Equal(["late/1", "one 8 ATL 0.5"], Read(segment.Bytes, isLive: true));
        Assert.Equal(["late/1", "one 8 ATL 0.5", "two 9 ORD 0.5"], Read(segment.Bytes, isLive: false));
    }

    [Fact]
    public void A_segment_left_by_a_dead_server_is_closed_behind_its_last_record()
    {
        File.WriteAllBytes(_path, [.. SomeSegment(records: 3, out var ends), .. new byte[5000]]);

        UnclosedSegment.Close(_path);
        UnclosedSegment.Close(_path);

        Assert.InRange(new FileInfo(_path).Length, ends[^1], ends[^1] + 7);
        using var view = new SegmentView(_path);
        Assert.Equal(ends, Ends(view.Bytes));
    }

    [Fact]
    public void A_full_segment_takes_no_more()
    {
        using var segment = Segment.Create(_path, 7, 1 << 10);
        while (segment.TryReserve(100, out var at))
            segment.Publish(at, 100, RecordKind.Void);

        Assert.False(segment.TryReserve(100, out _));
        Assert.InRange(segment.End, 900, 1 << 10);
    }

    [Fact]
    public async Task Many_writers_do_not_step_on_each_other()
    {
        using var segment = Segment.Create(_path, 7, 8 << 20);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(() =>
        {
            for (var i = 0; i < 2_000; i++)
                Append(segment, $"{writer}-{i}", i, "ATL");
        })));

        Assert.Equal(8_001, Read(segment.Bytes, isLive: true).Distinct().Count());
    }

    byte[] SomeSegment(int records, out List<int> ends)
    {
        var segment = Segment.Create(_path, 7, 1 << 14);
        for (var i = 0; i < records; i++)
            Append(segment, $"id-{i}", i, "ATL");
        ends = Ends(segment.Bytes);
        var bytes = segment.Bytes.ToArray();
        segment.Dispose();
        File.Delete(_path);
        return bytes;
    }

    /// <summary>Behind the last byte of each whole record, padding not counted.</summary>
    static List<int> Ends(ReadOnlySpan<byte> bytes)
    {
        var ends = new List<int>();
        var cursor = new SegmentCursor(bytes, 0, isLive: false);
        while (cursor.MoveNext())
            ends.Add(cursor.At + SegmentFormat.RecordHead + cursor.Payload.Length);
        return ends;
    }

    /// <summary>The number of whole records; every one of them is checked.</summary>
    static int SegmentRead(ReadOnlySpan<byte> bytes) => SegmentFormat.IsSegment(bytes) ? Ends(bytes).Count : 0;

    void Append(Segment segment, string id, float hour, string origin)
    {
        var (hours, origins, probabilities) = (Tensor(DataType.Fp32), Tensor(DataType.Bytes), Tensor(DataType.Fp32));
        hours.Add(hour);
        origins.AddText(Encoding.UTF8.GetBytes(origin));
        probabilities.Add(0.5f);
        var prediction = new PredictionRecord
        {
            Id = Encoding.UTF8.GetBytes(id), EventTime = 1, ReceivedAt = 2, Microseconds = 3, Rows = 1, Caller = "admin",
            Inputs = [hours, origins], Outputs = [probabilities],
        };
        var size = LoggedRequest.SizeOf(prediction, 5);
        var ordinal = segment.OrdinalOf(_source);
        Assert.True(segment.TryReserve(size, out var at));
        LoggedRequest.Write(segment.Payload(at, size), ordinal, prediction, 5);
        segment.Publish(at, size, RecordKind.Prediction);
    }

    static TensorBuffer Tensor(DataType type)
    {
        var tensor = new TensorBuffer();
        tensor.Reset(type);
        tensor.Reshape([1, 1]);
        return tensor;
    }

    static List<string> Read(ReadOnlySpan<byte> bytes, bool isLive)
    {
        var read = new List<string>();
        var sources = new Dictionary<int, LogSource>();
        var cursor = new SegmentCursor(bytes, 0, isLive);
        while (cursor.MoveNext())
        {
            if (cursor.Kind is RecordKind.Source)
            {
                var (ordinal, source) = LogSource.Read(cursor.Payload);
                sources[ordinal] = source;
                read.Add($"{source.Deployment}/{source.Version}");
                continue;
            }

            var request = new LoggedRequest(cursor.Payload);
            var tensors = request.Tensors;
            var hour = tensors.Next(DataType.Fp32);
            var origin = tensors.Next(DataType.Bytes);
            var probability = tensors.Next(DataType.Fp32);
            read.Add($"{Encoding.UTF8.GetString(request.Id)} {hour.Number(0)} {Encoding.UTF8.GetString(origin.NextText())} {probability.Number(0)}");
        }

        return read;
    }
}
