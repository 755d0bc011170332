namespace Slipway.Cli;

/// <summary>What a command says to the script that called it.</summary>
public static class ExitCode
{
    public const int Success = 0;

    /// <summary>The server said no, or a check that was asked for did not pass.</summary>
    public const int Refusal = 1;

    /// <summary>The command line itself is wrong.</summary>
    public const int Usage = 2;

    /// <summary>No server answers, or it fails.</summary>
    public const int Outage = 3;

    /// <summary>Stopped by Ctrl-C.</summary>
    public const int Interrupted = 130;
}
