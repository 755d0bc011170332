using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Pipelines.Executions;
using Slipway.Pipelines.Steps;

namespace Slipway.Pipelines.Commands;

/// <summary>
/// What a command finds in its environment: what programs need to start, what the pipeline says, and <c>SLIPWAY_*</c>.
/// The server's own variables stay with the server, for they may hold secrets.
/// </summary>
static class CommandEnvironment
{
    static readonly string[] Inherited =
        ["PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "VIRTUAL_ENV", "CONDA_PREFIX", "JAVA_HOME", "DOTNET_ROOT", "SystemRoot"];

    public static Dictionary<string, string> Of(StepContext context, ResolvedStep step, IReadOnlyDictionary<string, string> inputs, string outputsFile)
    {
        var environment = new Dictionary<string, string>();
        foreach (var name in Inherited)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
                environment[name] = value;
        }

        environment["TMPDIR"] = context.WorkFolder;
        foreach (var (name, value) in inputs)
            environment[Variable("INPUT", name)] = value;
        foreach (var (name, value) in step.With)
        {
            if (value is JsonValue scalar && scalar.GetValueKind() is JsonValueKind.String)
                environment[Variable("WITH", name)] = scalar.GetValue<string>();
        }

        foreach (var (name, value) in step.Environment)
            environment[name] = value;
        environment["SLIPWAY_EXECUTION"] = context.Execution;
        environment["SLIPWAY_PIPELINE"] = context.Pipeline;
        environment["SLIPWAY_STEP"] = context.Step;
        environment["SLIPWAY_ATTEMPT"] = context.Attempt.ToString();
        environment["SLIPWAY_CODE"] = context.Code.ToString();
        environment["SLIPWAY_OUTPUTS"] = outputsFile;
        return environment;
    }

    /// <summary><c>learning-rate</c> becomes <c>SLIPWAY_WITH_LEARNING_RATE</c>.</summary>
    public static string Variable(string kind, string name) =>
        $"SLIPWAY_{kind}_{string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_'))}";
}
