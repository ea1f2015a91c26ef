using System;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using Banhammer.Host.Logging;
using Banhammer.Host.Logging.Targets;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Logging.Targets;

/// <summary>Syslog and the journal, as sockets that the test listens on.</summary>
public sealed class DatagramTargetTests
{
    [Fact]
    public async Task Write_Syslog_HasPriorityAndTheShortLine()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "log.sock");
        using var server = Listen(path);
        await using var log = new ServiceLog(ServiceLogTests.Destination("SYSLOG[facility=LOCAL3]", socket: path).Open(), new ManualTime(), _ => { });

        ServiceLogTests.Ban(log.CreateLogger("fail2ban.actions"), "sshd", "192.0.2.1");

        Receive(server).ShouldBe($"<{(19 << 3) + 4}>fail2ban.actions[{Environment.ProcessId}]: NOTICE [sshd] Ban 192.0.2.1\0");
    }

    [Fact]
    public async Task Write_SyslogRestarted_GoesOn()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "log.sock");
        var server = Listen(path);
        await using var log = new ServiceLog(ServiceLogTests.Destination("SYSLOG", socket: path).Open(), new ManualTime(), _ => { });
        var logger = log.CreateLogger("fail2ban.actions");
        ServiceLogTests.Ban(logger, "sshd", "192.0.2.1");
        Receive(server);

        server.Dispose();
        File.Delete(path);
        using var restarted = Listen(path);
        ServiceLogTests.Ban(logger, "sshd", "192.0.2.2");

        Receive(restarted).ShouldContain("Ban 192.0.2.2");
    }

    [Fact]
    public async Task Write_Journal_HasFields()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "journal.sock");
        using var server = Listen(path);
        await using var log = new ServiceLog(new DatagramTarget(path, JournalMessage.Write), new ManualTime(), _ => { });
        var logger = log.CreateLogger("fail2ban.actions");

        ServiceLogTests.Ban(logger, "sshd", "192.0.2.1");
        ServiceLogTests.Ban(logger, "a\nb", "192.0.2.2");

        Receive(server).ShouldBe("MESSAGE=[sshd] Ban 192.0.2.1\nPRIORITY=4\nSYSLOG_IDENTIFIER=fail2ban\nLOGGER=fail2ban.actions\nBANHAMMER_EVENT=6901\n");
        Receive(server).ShouldStartWith("MESSAGE\n\u0013\0\0\0\0\0\0\0[a\nb] Ban 192.0.2.2\nPRIORITY=4\n");
    }

    [Fact]
    public void Open_NobodyListens_TellsThePath() =>
        Should.Throw<IOException>(() => ServiceLogTests.Destination("SYSLOG", socket: "/nonexistent/log.sock").Open()).Message.ShouldContain("/nonexistent/log.sock");

    private static Socket Listen(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = 30_000 };
        socket.Bind(new UnixDomainSocketEndPoint(path));
        return socket;
    }

    private static string Receive(Socket server)
    {
        var bytes = new byte[1 << 16];
        return Encoding.UTF8.GetString(bytes, 0, server.Receive(bytes));
    }
}
