using Slipway.Client;
using Slipway.Contracts.Datasets;
using Slipway.Contracts.Pipelines;

namespace Slipway.Cli.Demo;

/// <summary>What one chapter leaves for the next: names and ids, as a person would keep them on a note.</summary>
public sealed class StoryState(SlipwayClient author, StoryOptions options)
{
    public const string Dataset = "flights";
    public const string Model = "flights-delay";

    public StoryOptions Options { get; } = options;

    /// <summary>The local user, who owns the data and the pipeline.</summary>
    public SlipwayClient Author { get; } = author;

    /// <summary>Somebody else, who may approve what the author made.</summary>
    public SlipwayClient? Reviewer { get; set; }

    public UploadView? Upload { get; set; }

    public ExecutionView? FirstTraining { get; set; }

    public string? Alert { get; set; }

    /// <summary>One prediction of the canary, whose whole account is given at the end.</summary>
    public string? Prediction { get; set; }

    public string ExampleText(string file) => File.ReadAllText(Path.Combine(Options.Example, file));
}
