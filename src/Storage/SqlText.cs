using Slipway.Kernel;

namespace Slipway.Storage;

/// <summary>SQL that is part of the statement, not a value. Outside Storage only <see cref="Column"/> makes one.</summary>
public readonly struct SqlText
{
    internal SqlText(string value) => Value = value;

    internal string Value { get; }

    /// <summary>A column to sort or group by, named by a caller: refused unless it is one of <paramref name="allowed"/>.</summary>
    public static SqlText Column(string name, params IReadOnlyCollection<string> allowed) => allowed.Contains(name)
        ? new(name)
        : throw Refusal.Invalid("sort.unknown", $"'{name}' can not be sorted by; accepted are {string.Join(", ", allowed)}.");

    /// <summary><c>asc</c> or <c>desc</c>.</summary>
    public static SqlText Direction(bool descending) => new(descending ? "desc" : "asc");
}
