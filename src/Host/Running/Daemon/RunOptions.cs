using System.IO;
using Banhammer.FilterLanguage.Definitions;

namespace Banhammer.Host.Running.Daemon;

/// <summary>What a call of <c>run</c> asks for, over what the files say.</summary>
internal sealed record RunOptions
{
    /// <summary>The socket for clients of the peer.</summary>
    public string? Socket { get; init; }

    /// <summary>The pid file.</summary>
    public string? PidFile { get; init; }

    /// <summary>How much is logged.</summary>
    public string? LogLevel { get; init; }

    /// <summary>Where the log goes.</summary>
    public string? LogTarget { get; init; }

    /// <summary>The socket of syslog.</summary>
    public string? SyslogSocket { get; init; }

    /// <summary>Start though another instance seems to run: its sockets and pid file are taken.</summary>
    public bool Force { get; init; }

    /// <summary>Look on beside a service that runs: own sockets, log to the standard output, nothing is enforced.</summary>
    public bool Observe { get; init; }

    /// <summary>The service as the files and this call say.</summary>
    public ServerDefinition Over(ServerDefinition server)
    {
        var over = server with
        {
            Socket = Socket ?? server.Socket,
            Control = Socket is null ? server.Control : null,
            PidFile = PidFile ?? server.PidFile,
            LogLevel = LogLevel ?? server.LogLevel,
            LogTarget = LogTarget ?? server.LogTarget,
            SyslogSocket = SyslogSocket ?? server.SyslogSocket,
        };
        return !Observe ? over : over with
        {
            Socket = Socket ?? Aside(server.Socket),
            Control = null,
            PidFile = PidFile ?? Aside(server.PidFile),
            LogTarget = LogTarget ?? "STDOUT",
            DatabaseFile = "None",
        };
    }

    private static string Aside(string path) => Path.Combine(Path.GetDirectoryName(path) ?? "", "observe", Path.GetFileName(path));
}
