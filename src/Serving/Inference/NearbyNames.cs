namespace Slipway.Serving.Inference;

/// <summary>Finds what somebody may have meant: the names of least edit distance (Levenshtein).</summary>
static class NearbyNames
{
    const int Shown = 3;
    const int LongestName = 200;

    public static string Sentence(string wanted, IReadOnlyCollection<string> names)
    {
        if (names.Count == 0)
            return "nothing is deployed yet";
        var near = names.OrderBy(name => Distance(wanted, name)).ThenBy(name => name, StringComparer.Ordinal).Take(Shown);
        return $"{(names.Count > Shown ? "nearby are" : "deployed are")} {string.Join(", ", near)}";
    }

    static int Distance(string a, string b)
    {
        if (a.Length > LongestName || b.Length > LongestName)
            return Math.Abs(a.Length - b.Length) + LongestName;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
