using Slipway.Contracts.Tracking;
using Slipway.Kernel;

namespace Slipway.Tracking.Logging;

/// <summary>What may be logged. A request is judged whole, so that its sender mends it in one go.</summary>
static class LogRules
{
    public const int MaxKeyLength = 250;
    public const int MaxNameLength = 256;
    public const int MaxParamLength = 6000;
    public const int MaxTagLength = 8000;
    public const int MaxPoints = 100_000;
    public const int MaxPairs = 1000;

    public static void Check(StartRunRequest request)
    {
        var problems = new List<Problem>();
        CheckName("experiment", request.Experiment, problems);
        CheckName("name", request.Name, problems);
        CheckPairs("tags", request.Tags, MaxTagLength, problems);
        Refuse(problems);
    }

    public static void Check(LogRequest request)
    {
        var problems = new List<Problem>();
        CheckPairs("params", request.Params, MaxParamLength, problems);
        CheckPairs("tags", request.Tags, MaxTagLength, problems);
        CheckMetrics(request.Metrics ?? [], problems);
        foreach (var (input, i) in (request.Inputs ?? []).Select((input, i) => (input, i)))
        {
            if (!Digest.TryParse(input.Table, out _))
                problems.Add(new($"inputs[{i}].table", $"'{input.Table}' is not a table's digest like sha256:<64 hex digits>."));
            CheckKey($"inputs[{i}].context", input.Context, problems);
        }

        Refuse(problems);
    }

    static void CheckMetrics(IReadOnlyList<MetricPointView> metrics, List<Problem> problems)
    {
        if (metrics.Count > MaxPoints)
            problems.Add(new("metrics", $"{metrics.Count} points are too many for one request; accepted are {MaxPoints}."));
        foreach (var key in metrics.Select(point => point.Key).Distinct(StringComparer.Ordinal))
            CheckKey("metrics", key, problems);
    }

    static void CheckPairs(string field, IReadOnlyDictionary<string, string>? pairs, int maxLength, List<Problem> problems)
    {
        if (pairs?.Count > MaxPairs)
            problems.Add(new(field, $"{pairs.Count} entries are too many for one request; accepted are {MaxPairs}."));
        foreach (var (key, value) in pairs ?? new Dictionary<string, string>())
        {
            CheckKey(field, key, problems);
            if (value is null || value.Length > maxLength || value.Contains('\0'))
                problems.Add(new($"{field}.{key}", $"The value has {value?.Length ?? 0} characters; accepted is text of up to {maxLength} without NUL."));
        }
    }

    static void CheckName(string field, string name, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > MaxNameLength || name.Any(char.IsControl))
            problems.Add(new(field, $"'{name}' is not a name; accepted are 1 to {MaxNameLength} characters without control characters."));
    }

    static void CheckKey(string field, string key, List<Problem> problems)
    {
        if (string.IsNullOrEmpty(key) || key.Length > MaxKeyLength || !key.All(IsKeyCharacter))
        {
            problems.Add(new(field,
                $"The key '{key}' is not accepted; a key has 1 to {MaxKeyLength} letters, digits, spaces and the characters _ - . : / only."));
        }
    }

    static bool IsKeyCharacter(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or ' ' or ':' or '/';

    static void Refuse(List<Problem> problems)
    {
        if (problems.Count > 0)
            throw Refusal.Invalid("run.log_invalid", problems[0].Message, problems);
    }
}
