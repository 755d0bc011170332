namespace Slipway.Cli;

/// <summary>The command line asks for something that cannot be done as written; the message says what would be accepted.</summary>
sealed class UsageException(string message) : Exception(message);
