using System.CommandLine;
using System.Globalization;
using Slipway.Cli.Shell;

namespace Slipway.Cli.Models;

/// <summary>What people call a model version: <c>flights-delay/2</c>.</summary>
sealed record VersionReference(string Model, int Version)
{
    public static Argument<string> Argument() => Symbols.Argument<string>("MODEL/VERSION", "e.g. flights-delay/2");

    public static VersionReference Parse(string text) =>
        text.Split('/') is [{ Length: > 0 } model, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new(model, version)
            : throw new UsageException($"'{text}' names no model version; accepted is MODEL/VERSION such as flights-delay/2.");
}
