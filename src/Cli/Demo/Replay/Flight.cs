namespace Slipway.Cli.Demo.Replay;

/// <summary>One flight of the feed.</summary>
/// <param name="Departure">Scheduled, local time without zone.</param>
/// <param name="Distance">Miles.</param>
/// <param name="Delay">Minutes; known only once the flight has left.</param>
readonly record struct Flight(DateTime Departure, long Distance, string Origin, string Destination, long Delay)
{
    /// <summary>ISO weekday, Monday is 1.</summary>
    public int Weekday => Departure.DayOfWeek is DayOfWeek.Sunday ? 7 : (int)Departure.DayOfWeek;

    public bool Late => Delay > 15;
}
