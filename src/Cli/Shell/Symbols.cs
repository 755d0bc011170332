using System.CommandLine;

namespace Slipway.Cli.Shell;

/// <summary>Arguments and options as one line each.</summary>
static class Symbols
{
    const int DefaultLimit = 100;

    public static Argument<T> Argument<T>(string name, string description) => new(name) { Description = description, HelpName = name };

    public static Option<T> Option<T>(string name, string description, string? helpName = null) => new(name) { Description = description, HelpName = helpName };

    public static Option<T> Required<T>(string name, string description, string? helpName = null) => new(name) { Description = description, HelpName = helpName, Required = true };

    public static Option<int> Limit()
    {
        Option<int> limit = new("--limit") { Description = $"Rows at most; default {DefaultLimit}", HelpName = "N", DefaultValueFactory = _ => DefaultLimit };
        limit.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out var rows) || rows < 1))
                result.AddError($"--limit is {result.Tokens[0].Value}; accepted is a whole number from 1 on.");
        });
        return limit;
    }

    /// <summary>Existing files only; the message names the missing one.</summary>
    public static Argument<FileInfo> File(string name, string description)
    {
        Argument<FileInfo> file = new(name) { Description = description };
        return file.AcceptExistingOnly();
    }

    public static Option<FileInfo?> FileOption(string name, string description)
    {
        Option<FileInfo?> file = new(name) { Description = description, HelpName = "FILE" };
        file.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var path }] && !System.IO.File.Exists(path))
                result.AddError($"{name} is '{path}'; there is no such file.");
        });
        return file;
    }
}
