using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Banhammer.Host.Controlling;
using Banhammer.Host.Controlling.PeerProtocol;
using Banhammer.Host.Controlling.Sockets;
using Banhammer.Host.Logging;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Controlling.PeerProtocol;

/// <summary>The sockets, with clients that mean well and others.</summary>
public sealed class PeerConnectionsTests : IAsyncLifetime
{
    private const int Patience = 60_000; // ms

    private static readonly PeerLimits limits = PeerLimits.Default with { MessageBytes = 1 << 20, HeldBytes = 3 << 19, Connections = 8 };

    private readonly TemporaryFolder folder = new();
    private readonly ManualTime time = new();
    private ServiceLog log = null!;
    private ControlServer server = null!;

    private string Socket => Path.Combine(folder.Path, "peer.sock");

    private string Log => Path.Combine(folder.Path, "log");

    public async ValueTask InitializeAsync()
    {
        LogDestination.TryParse(Log, false, "auto", out var destination, out _);
        log = new ServiceLog(destination!.Open(), time, _ => { });
        server = await ControlServer.Open(new ControlPaths(Socket, Path.Combine(folder.Path, "banhammer.sock")), new Echo(), limits, time, log);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await log.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public void Message_InPiecesAndSeveralAtOnce_IsEachAnsweredInOrder()
    {
        using var client = Connect();
        byte[] two = [.. Message(PlainValue.ListOf(["a", "b"])), .. Message(PlainValue.ListOf(["c"]))];
        foreach (var piece in two.Chunk(7))
        {
            client.Send(piece);
        }

        Answer(client).ShouldBe("(0, ['a', 'b'])");
        Answer(client).ShouldBe("(0, ['c'])");
        client.Send([.. PeerFrame.Close, .. PeerFrame.End]);
        client.Receive(new byte[1]).ShouldBe(0);
    }

    [Fact]
    public async Task Garbage_IsAnsweredWithAnErrorAndLogged()
    {
        using var client = Connect();
        client.Send([.. "cos\nsystem\n(S'true'\ntR."u8, .. PeerFrame.End]);

        Answer(client).ShouldStartWith("'ERROR: byte 1: operation 0x63");
        client.Send(Message(PlainValue.ListOf(["still there"])));
        Answer(client).ShouldBe("(0, ['still there'])");
        await log.Flush();
        File.ReadAllText(Log).ShouldContain("PROTO-error: a message can't be read: byte 1: operation 0x63");
    }

    [Fact]
    public async Task EndlessMessage_IsCutOffAndLogged()
    {
        using var client = Connect();

        var sent = SendUntilCutOff(client);

        sent.ShouldBeInRange(limits.MessageBytes, limits.MessageBytes * 8);
        await UntilLogged("a client is cut off: a message is longer than");
        using var other = Connect();
        other.Send(Message(PlainValue.ListOf(["next"])));
        Answer(other).ShouldBe("(0, ['next'])");
    }

    [Fact]
    public async Task ManyUnfinishedMessages_AreBoundTogether()
    {
        // Each is within its own limit; the memory of all is bounded too.
        var clients = Enumerable.Range(0, 4).Select(_ => Connect()).ToArray();
        foreach (var client in clients)
        {
            try
            {
                client.Send(new byte[1 << 19]);
            }
            catch (SocketException)
            {
                // cut off while sending
            }
        }

        await UntilLogged("a client is cut off");
        Array.ForEach(clients, client => client.Dispose());
    }

    [Fact]
    public async Task UnfinishedMessage_IsCutOffInTime()
    {
        using var client = Connect();
        client.Send([0x80, 4]);
        var logged = UntilLogged("has no end after 30 s");
        while (!logged.IsCompleted)
        {
            time.Advance(limits.MessageTime); // again, since the first may be before the bytes
            await Task.WhenAny(logged, Task.Delay(10, TestContext.Current.CancellationToken));
        }

        await logged;
        client.Receive(new byte[1]).ShouldBe(0);
    }

    [Fact]
    public void TooManyConnections_AreClosedAndTheFirstGoOn()
    {
        var clients = Enumerable.Range(0, limits.Connections).Select(_ => Connect()).ToArray();
        Array.ForEach(clients, client => client.Send(Message(PlainValue.ListOf(["in"]))));
        Array.ForEach(clients, client => Answer(client).ShouldBe("(0, ['in'])"));

        for (var i = 0; i < 2000; i++)
        {
            using var more = Connect();
            IsClosed(more).ShouldBeTrue();
        }

        clients[0].Send(Message(PlainValue.ListOf(["still"])));
        Answer(clients[0]).ShouldBe("(0, ['still'])");
        Array.ForEach(clients, client => client.Dispose());
    }

    [Fact]
    public async Task Http_Garbage_IsRefused()
    {
        using var http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellation) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(Path.Combine(folder.Path, "banhammer.sock")), cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
        async Task<(int Status, string Body)> Post(string body)
        {
            using var content = new StringContent(body);
            using var response = await http.PostAsync(new Uri("http://x/command"), content, TestContext.Current.CancellationToken);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        (await Post("[\"a\", 1, null, true, {\"b\": 1.5}]")).ShouldBe((200, "{\"result\":[\"a\",1,null,true,{\"b\":1.5}],\"text\":\"['a', 1, None, True, {'b': 1.5}]\"}\n"));
        (await Post("[")).Status.ShouldBe(400);
        (await Post(new string('[', 100_000))).Status.ShouldBe(400);
        (await Post("[\"fail\"]")).ShouldBe((404, "{\"error\":{\"kind\":\"UnknownJail\",\"message\":\"fail\",\"text\":\"Sorry but the jail 'fail' does not exist\"}}\n"));
        using var nowhere = await http.GetAsync(new Uri("http://x/nowhere"), TestContext.Current.CancellationToken);
        ((int)nowhere.StatusCode).ShouldBe(404);
    }

    private Socket Connect()
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { ReceiveTimeout = Patience, SendTimeout = Patience };
        socket.Connect(new UnixDomainSocketEndPoint(Socket));
        return socket;
    }

    private static byte[] Message(PlainValue command) => [.. PickleWriter.Write(command).Span, .. PeerFrame.End];

    private static string Answer(Socket client)
    {
        var received = new List<byte>();
        var one = new byte[1];
        while (!received.TakeLast(PeerFrame.End.Length).SequenceEqual(PeerFrame.End.ToArray()))
        {
            client.Receive(one).ShouldBe(1, "the end of the answer");
            received.Add(one[0]);
        }

        PickleReader.TryRead(received.ToArray(), PickleLimits.Default, out var answer, out var problem).ShouldBeTrue(problem);
        return PlainText.Repr(answer!);
    }

    private static long SendUntilCutOff(Socket client)
    {
        var sent = 0L;
        try
        {
            while (sent < 1L << 30)
            {
                sent += client.Send(new byte[1 << 16]);
            }
        }
        catch (SocketException)
        {
            // cut off
        }

        return sent;
    }

    private static bool IsClosed(Socket client)
    {
        try
        {
            return client.Receive(new byte[1]) == 0;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode == SocketError.ConnectionReset;
        }
    }

    private async Task UntilLogged(string text)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            await log.Flush();
            if ((await File.ReadAllTextAsync(Log, patience.Token)).Contains(text, StringComparison.Ordinal))
            {
                return;
            }

            await Task.Delay(10, patience.Token);
        }
    }

    /// <summary>Answers each command with itself.</summary>
    private sealed class Echo : ICommandHandler
    {
        public Task<PlainValue> Handle(PlainValue command, CancellationToken cancellation) =>
            command is PlainValue.List { Items: [PlainValue.Text { Value: "fail" }] } ? throw CommandException.UnknownJail("fail") : Task.FromResult(command);
    }
}
