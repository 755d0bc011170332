namespace Slipway.Monitoring;

/// <summary>Hours and days since 1970, UTC: the grains in which event time is summed up.</summary>
static class EventTime
{
    public const int HoursADay = 24;

    const double MillisecondsAnHour = 3_600_000;

    public static int HourOf(DateTimeOffset time) => (int)Math.Floor(time.ToUnixTimeMilliseconds() / MillisecondsAnHour);

    public static int DayOf(DateTimeOffset time) => DayOfHour(HourOf(time));

    public static int DayOfHour(int hour) => (int)Math.Floor(hour / (double)HoursADay);

    public static DateTimeOffset Hour(int hour) => DateTimeOffset.UnixEpoch.AddHours(hour);

    public static DateTimeOffset Day(int day) => DateTimeOffset.UnixEpoch.AddDays(day);
}
