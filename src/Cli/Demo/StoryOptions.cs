namespace Slipway.Cli.Demo;

/// <summary>How the story is told.</summary>
/// <param name="Data">Path of <c>flights-3m.parquet</c>.</param>
/// <param name="Example">Folder of the flights example.</param>
/// <param name="Share">Share of February's and March's flights to replay, one request each, so that their assignment to the canary is independent; in (0, 1].</param>
/// <param name="Connections">Requests in flight while replaying.</param>
public sealed record StoryOptions(string Data, string Example, double Share = 0.5, int Connections = 16);
