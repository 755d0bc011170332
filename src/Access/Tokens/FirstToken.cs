using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Access.Tokens;

/// <summary>
/// Opens a server that demands tokens before anybody has one: the first start leaves an admin's token, good for a day,
/// in a file of the home that only its owner can read.
/// </summary>
sealed partial class FirstToken(AccessOptions options, TokenStore tokens, KeepTokens keep, Home home, ILogger<FirstToken> logger) : IHostedService
{
    public const string FileName = "first-token";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.DemandsTokens || await tokens.CountAsync(cancellationToken) > 0)
            return;

        var created = await keep.IssueAsync(new("first token", Days: 1, User: "admin"), Actor.System("first-start"), cancellationToken);
        var path = Path.Combine(home.Root, FileName);
        var file = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var writer = new StreamWriter(path, file);
        await writer.WriteLineAsync(created.Secret);
        Written(path);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Warning, "No token exists yet: one for admin, good for a day, is in {Path}; make your own with it and delete the file")]
    partial void Written(string path);
}
