namespace Slipway.Storage;

/// <summary>Which events are asked for; what is null does not filter.</summary>
/// <param name="Type">A type or the start of one: <c>model</c> finds <c>model.version.approved</c>.</param>
/// <param name="Subject">A subject or the start of one: <c>model/flights</c> finds <c>model/flights/2</c>.</param>
/// <param name="Search">Text anywhere in type, actor, subject or data, upper or lower case.</param>
public sealed record EventFilter(string? Type = null, string? Actor = null, string? Subject = null, string? Search = null)
{
    internal Sql Where()
    {
        var filters = new List<Sql> { $"1 = 1" };
        if (Type is not null)
            filters.Add($"(type = {Type} or type like {LikePattern.StartingWith(Type + ".")} escape '!')");
        if (Actor is not null)
            filters.Add($"actor = {Actor}");
        if (Subject is not null)
            filters.Add($"(subject = {Subject} or subject like {LikePattern.StartingWith(Subject + "/")} escape '!')");
        if (Search is not null)
            filters.Add($"lower(type || ' ' || actor || ' ' || subject || ' ' || data) like {LikePattern.Containing(Search)} escape '!'");
        return Sql.Join($" and ", filters);
    }
}
