namespace Slipway.Pipelines.Steps;

/// <summary>The kinds of step that this server knows.</summary>
sealed class StepCatalog(IEnumerable<IStep> steps)
{
    readonly Dictionary<string, IStep> _steps = steps.ToDictionary(step => step.Name);

    public IEnumerable<string> Names => _steps.Keys;

    public IStep? Find(string? name) => name is null ? null : _steps.GetValueOrDefault(name);
}
