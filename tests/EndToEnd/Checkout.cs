namespace Slipway.EndToEnd;

/// <summary>Where the built program and the example stand. What is missing skips a test on a laptop and fails it in CI.</summary>
static class Checkout
{
    public static string Root { get; } = FindRoot();

    public static string Example => Path.Combine(Root, "examples", "flights");

    public static string Flights => Path.Combine(Example, "node_modules", "vega-datasets", "data", "flights-3m.parquet");

    /// <summary>The launcher builds in Release; a test run by hand may have built Debug.</summary>
    public static string Program => new[] { "release", "debug" }
        .Select(configuration => Path.Combine(Root, "artifacts", "bin", "Host", configuration, "slipway"))
        .FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("slipway is not built; './slipway build' builds it.");

    public static void Need(string file, string remedy)
    {
        if (File.Exists(file))
            return;
        if (Environment.GetEnvironmentVariable("CI") is not null)
            throw new InvalidOperationException($"{Path.GetFileName(file)} is missing: {remedy}");
        Assert.Skip($"{Path.GetFileName(file)} is missing: {remedy}");
    }

    public static void NeedFlights() => Need(Flights, "'./slipway build' fetches it.");

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Slipway.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside a checkout of Slipway.");
    }
}
