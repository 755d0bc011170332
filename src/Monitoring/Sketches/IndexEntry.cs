using System.Runtime.InteropServices;
using System.Text;
using Slipway.Serving.Routing;

namespace Slipway.Monitoring.Sketches;

/// <summary>Where a prediction stands in its segment, and what joining a label to it needs. 24 bytes, little-endian, as in index files.</summary>
/// <param name="Hash">Of the prediction id.</param>
/// <param name="At">Byte in the segment at which its record begins.</param>
/// <param name="Row">Row of the request.</param>
/// <param name="Source">Ordinal of the route in the segment.</param>
/// <param name="Score">Probability; NaN when the model gave none in [0, 1].</param>
/// <param name="Hour">Hours since 1970 of the event time.</param>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
readonly record struct IndexEntry(ulong Hash, uint At, ushort Row, ushort Source, float Score, int Hour)
{
    public int Day => EventTime.DayOfHour(Hour);

    public static ulong HashOf(string id) => StickyHash.Of(Encoding.UTF8.GetBytes(id), 0);
}
