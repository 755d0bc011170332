using System.Numerics;

namespace Slipway.Pipelines.Definitions;

/// <summary>
/// Five fields, minute hour day month weekday, in UTC: <c>*</c>, numbers, lists, ranges and steps; names for months and weekdays.
/// As in crontab(5), when both day and weekday are restricted a time matches either.
/// </summary>
sealed class Cron
{
    public const string Accepted = "five fields: minute hour day month weekday, e.g. '0 3 * * mon' (UTC)";

    static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    static readonly string[] Weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    readonly ulong _minutes, _hours, _days, _months, _weekdays;
    readonly bool _eitherDay;

    Cron(ulong minutes, ulong hours, ulong days, ulong months, ulong weekdays, bool eitherDay) =>
        (_minutes, _hours, _days, _months, _weekdays, _eitherDay) = (minutes, hours, days, months, weekdays, eitherDay);

    public static Cron? Parse(string text)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != 5 ||
            Field(fields[0], 0, 59, []) is not { } minutes ||
            Field(fields[1], 0, 23, []) is not { } hours ||
            Field(fields[2], 1, 31, []) is not { } days ||
            Field(fields[3], 1, 12, Months) is not { } months ||
            Field(fields[4], 0, 7, Weekdays) is not { } weekdays)
            return null;
        weekdays |= weekdays >> 7; // 7 is Sunday too.
        var cron = new Cron(minutes, hours, days, months, weekdays, fields[2][0] != '*' && fields[4][0] != '*');
        return cron.After(DateTimeOffset.UnixEpoch) is null ? null : cron;
    }

    /// <summary>The first matching minute after an instant; null when none comes within eight years (30 February).</summary>
    public DateTimeOffset? After(DateTimeOffset instant)
    {
        var utc = instant.UtcDateTime;
        var day = utc.Date;
        var minute = utc.Hour * 60 + utc.Minute + 1;
        for (var last = day.AddYears(8); day < last; day = day.AddDays(1), minute = 0)
        {
            if (!Matches(day))
                continue;
            for (; minute < 24 * 60; minute++)
            {
                if (Has(_hours, minute / 60) && Has(_minutes, minute % 60))
                    return new(day.AddMinutes(minute), TimeSpan.Zero);
            }
        }

        return null;
    }

    bool Matches(DateTime day)
    {
        var (byDay, byWeekday) = (Has(_days, day.Day), Has(_weekdays, (int)day.DayOfWeek));
        return Has(_months, day.Month) && (_eitherDay ? byDay || byWeekday : byDay && byWeekday);
    }

    static bool Has(ulong set, int value) => (set >> value & 1) == 1;

    static ulong? Field(string text, int least, int most, string[] names)
    {
        var set = 0UL;
        foreach (var part in text.Split(','))
        {
            if (Part(part, least, most, names) is not { } more)
                return null;
            set |= more;
        }

        return BitOperations.PopCount(set) == 0 ? null : set;
    }

    static ulong? Part(string part, int least, int most, string[] names)
    {
        var halves = part.Split('/');
        var step = 1;
        if (halves.Length > 2 || (halves.Length == 2 && (!int.TryParse(halves[1], out step) || step is < 1 or > 59)))
            return null;
        var (from, to) = (least, most);
        if (halves[0] != "*")
        {
            var ends = halves[0].Split('-');
            if (ends.Length > 2 || Value(ends[0], least, most, names) is not { } first || Value(ends[^1], least, most, names) is not { } second || first > second)
                return null;
            (from, to) = (first, ends.Length == 1 && halves.Length == 2 ? most : second);
        }

        var set = 0UL;
        for (var value = from; value <= to; value += step)
            set |= 1UL << value;
        return set;
    }

    static int? Value(string text, int least, int most, string[] names)
    {
        var named = Array.IndexOf(names, text.ToLowerInvariant());
        if (named >= 0)
            return named + (names == Months ? 1 : 0);
        return int.TryParse(text, System.Globalization.NumberStyles.None, null, out var number) && number >= least && number <= most ? number : null;
    }
}
