using System.Reflection;

namespace Slipway.Architecture;

/// <summary>The modules in the order of the life cycle, and what may know what. This table is the rule.</summary>
static class Modules
{
    public static readonly string[] Order =
    [
        "Kernel", "Contracts", "Engines", "Storage", "Access", "Datasets", "Features", "Tracking", "Pipelines", "Training",
        "Tuning", "Evaluation", "Registry", "Serving", "Monitoring", "Governance",
    ];

    /// <summary>Those whose place in the order would allow more than they should know.</summary>
    static readonly Dictionary<string, string[]> Narrower = new()
    {
        ["Kernel"] = [],
        ["Contracts"] = [],
        ["Engines"] = [],
        ["Storage"] = ["Kernel"],
        ["Client"] = ["Contracts"],
        ["Cli"] = ["Contracts", "Client"],
        ["Host"] = [.. Order, "Cli"],
    };

    /// <summary>Every module that has a folder today.</summary>
    public static TheoryData<string> Present => [.. Directory.EnumerateDirectories(Path.Combine(Checkout.Root, "src")).Select(folder => Path.GetFileName(folder)).Order()];

    public static IReadOnlyCollection<string> MayKnow(string module) =>
        Narrower.TryGetValue(module, out var known) ? known : Order[..Array.IndexOf(Order, module)];

    public static bool HasPlace(string module) => Narrower.ContainsKey(module) || Order.Contains(module);

    public static Assembly Assembly(string module) => System.Reflection.Assembly.Load(module == "Host" ? "slipway" : $"Slipway.{module}");
}
