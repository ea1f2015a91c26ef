namespace Banhammer.Host.Cli;

/// <summary>What the program tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>Done, also when nothing was found.</summary>
    public const int Done = 0;

    /// <summary>The service refused, or none runs.</summary>
    public const int Refused = 1;

    /// <summary>Wrong usage or configuration; nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>Ended by Ctrl-C, after the summary so far.</summary>
    public const int Interrupted = 130;
}
