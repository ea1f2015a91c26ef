namespace Banhammer.Host.Running.Daemon;

/// <summary>What a signal or a client asks of the process as a whole.</summary>
internal enum ServiceRequest
{
    /// <summary>Read the configuration anew.</summary>
    Reload,

    /// <summary>Open the log's file anew.</summary>
    FlushLogs,

    /// <summary>End in order.</summary>
    Stop,
}
