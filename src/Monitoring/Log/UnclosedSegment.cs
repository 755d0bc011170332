namespace Slipway.Monitoring.Log;

/// <summary>Closes a segment whose server died: notes where its last whole record ends and gives the rest of the file back to the disk.</summary>
static class UnclosedSegment
{
    /// <summary>Must run before anybody else reads the file.</summary>
    public static void Close(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        var head = new byte[SegmentFormat.HeadBytes];
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !SegmentFormat.IsSegment(head) || SegmentFormat.End(head) > 0)
            return;
        var end = EndOf(path);
        SegmentFormat.WriteEnd(head, end);
        file.Position = 0;
        file.Write(head);
        file.SetLength(end);
        file.Flush(flushToDisk: true);
    }

    static int EndOf(string path)
    {
        using var view = new SegmentView(path);
        var cursor = new SegmentCursor(view.Bytes, 0, isLive: false);
        var end = cursor.Position;
        while (cursor.MoveNext())
            end = cursor.Position;
        return Math.Min(end, view.Bytes.Length);
    }
}
