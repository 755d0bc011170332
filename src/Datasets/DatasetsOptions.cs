using System.ComponentModel.DataAnnotations;
using Slipway.Kernel;

namespace Slipway.Datasets;

/// <summary>Configuration section <c>Datasets</c>.</summary>
public sealed record DatasetsOptions
{
    /// <summary>Longest a query over data may take, in seconds; 1 to 86,400, default 600.</summary>
    [Range(1, 86_400)]
    public int QuerySeconds { get; init; } = 600;

    /// <summary>Most memory one query may hold before it spills to disk, in megabytes; 64 to 1,048,576, default 1,024.</summary>
    [Range(64, 1_048_576)]
    public int QueryMegabytes { get; init; } = 1024;

    /// <summary>Queries over data at one time; the others wait. 1 to 64, default 4.</summary>
    [Range(1, 64)]
    public int ParallelQueries { get; init; } = 4;

    /// <summary>Largest upload, in bytes; default 5 GiB.</summary>
    [Range(1, long.MaxValue)]
    public long UploadBytes { get; init; } = 5L << 30;

    /// <exception cref="RefusalException">Names every member out of its range.</exception>
    public DatasetsOptions Checked()
    {
        var results = new List<ValidationResult>();
        if (Validator.TryValidateObject(this, new(this), results, validateAllProperties: true))
            return this;
        var problems = results.Select(result => new Problem($"Datasets:{result.MemberNames.First()}", result.ErrorMessage ?? "is out of its range")).ToList();
        throw Refusal.Invalid("datasets.options", string.Join(" ", problems.Select(problem => problem.Message)), problems);
    }
}
