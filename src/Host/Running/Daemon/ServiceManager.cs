using System;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace Banhammer.Host.Running.Daemon;

/// <summary>Tells systemd how the service is: <c>sd_notify</c>, a datagram of <c>NAME=value</c> lines. Says nothing where nobody listens.</summary>
/// <param name="socket">The value of <c>NOTIFY_SOCKET</c>: a path, or a name that begins with <c>@</c>; null for nobody.</param>
/// <param name="watchdog">The value of <c>WATCHDOG_USEC</c>; null for none.</param>
/// <param name="time">The clock.</param>
internal sealed class ServiceManager(string? socket, string? watchdog, TimeProvider time)
{
    private const string SocketVariable = "NOTIFY_SOCKET";
    private const string WatchdogVariable = "WATCHDOG_USEC";
    private const string ProcessVariable = "WATCHDOG_PID";

    /// <summary>How often a sign of life is due, at half of the time after which systemd ends the service; null if none is.</summary>
    public TimeSpan? WatchdogInterval =>
        long.TryParse(watchdog, NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds) && microseconds > 0 ? TimeSpan.FromMicroseconds(microseconds / 2) : null;

    /// <summary>The manager that this process was started by. Its variables are taken away, so that no child takes them for its own.</summary>
    public static ServiceManager OfThisProcess(TimeProvider time)
    {
        var process = Environment.GetEnvironmentVariable(ProcessVariable);
        var isOurs = process is null || process == Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        var manager = new ServiceManager(Environment.GetEnvironmentVariable(SocketVariable), isOurs ? Environment.GetEnvironmentVariable(WatchdogVariable) : null, time);
        foreach (var variable in new[] { SocketVariable, WatchdogVariable, ProcessVariable })
            Environment.SetEnvironmentVariable(variable, null);
        return manager;
    }

    /// <summary>All is running.</summary>
    /// <param name="status">What <c>systemctl status</c> shows.</param>
    public void Ready(string status) => Send($"READY=1\nSTATUS={status}\nMAINPID={Environment.ProcessId}");

    /// <summary>All is running, with so many jails.</summary>
    public async Task ReadyWith(Service service)
    {
        var jails = await service.Engine.Ask(engine => engine.Jails.Count).ConfigureAwait(false);
        Ready($"{jails} jail{(jails == 1 ? "" : "s")} running");
    }

    /// <summary>The configuration is being read anew; <see cref="Ready"/> ends that.</summary>
    public void Reloading() => Send($"RELOADING=1\nMONOTONIC_USEC={(long)(time.GetTimestamp() * (1e6 / time.TimestampFrequency))}\nSTATUS=Reloading");

    /// <summary>The end has begun.</summary>
    public void Stopping() => Send("STOPPING=1\nSTATUS=Stopping");

    /// <summary>The engine has answered.</summary>
    public void Alive() => Send("WATCHDOG=1");

    /// <summary>The end takes as long as this from now on.</summary>
    public void Extend(TimeSpan span) => Send($"EXTEND_TIMEOUT_USEC={(long)span.TotalMicroseconds}");

    private void Send(string state)
    {
        if (string.IsNullOrEmpty(socket))
            return;
        using var datagrams = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        try
        {
            datagrams.SendTo(Encoding.UTF8.GetBytes(state), new UnixDomainSocketEndPoint(socket[0] == '@' ? "\0" + socket[1..] : socket));
        }
        catch (SocketException)
        {
            // whoever listened has gone, and the service goes on
        }
    }
}
