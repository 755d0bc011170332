namespace Slipway.Cli.Shell;

/// <summary>Repeated <c>name=value</c> options.</summary>
static class Pairs
{
    public static Dictionary<string, string> Read(string option, IEnumerable<string>? texts)
    {
        Dictionary<string, string> pairs = [];
        foreach (var text in texts ?? [])
        {
            if (text.Split('=', 2) is not [{ Length: > 0 } name, var value])
                throw new UsageException($"{option} is '{text}'; accepted is name=value.");
            if (!pairs.TryAdd(name, value))
                throw new UsageException($"{option} names {name} twice.");
        }

        return pairs;
    }
}
