using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Enforcing.Nftables;

/// <summary>Two network namespaces joined by a cable: a server, whose firewall is ours, and a client. No packet leaves them.</summary>
internal sealed partial class TwoHosts : IDisposable
{
    public const string ServerIPv4 = "198.51.100.1";
    public const string ClientIPv4 = "198.51.100.2";
    public const string ServerIPv6 = "2001:db8::1";
    public const string ClientIPv6 = "2001:db8::2";

    private const int NewNetwork = 0x40000000; // CLONE_NEWNET
    private static readonly Lazy<string?> hindrance = new(Hindrance);
    private static int count;

    private readonly Process listener;

    /// <summary>Makes them; a service answers on ports 80 and 81 of the server.</summary>
    public TwoHosts()
    {
        if (hindrance.Value is { } missing)
        {
            Environment.GetEnvironmentVariable("BANHAMMER_REQUIRE_NFT").ShouldNotBe("1", missing);
            Assert.Skip(missing);
        }

        var id = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{Interlocked.Increment(ref count)}");
        (Server, Client) = ("bhs" + id, "bhc" + id);
        Shell($"ip netns add {Server}; ip netns add {Client}; ip -n {Server} link add v0 type veth peer name v0 netns {Client}");
        Shell($"ip -n {Server} addr add {ServerIPv4}/24 dev v0; ip -n {Server} addr add {ServerIPv6}/64 dev v0 nodad; ip -n {Server} link set v0 up; ip -n {Server} link set lo up");
        Shell($"ip -n {Client} addr add {ClientIPv4}/24 dev v0; ip -n {Client} addr add {ClientIPv6}/64 dev v0 nodad; ip -n {Client} link set v0 up");
        listener = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", Listen, Server]) { RedirectStandardOutput = true }).ShouldNotBeNull();
        listener.StandardOutput.ReadLine().ShouldBe("ready");
    }

    /// <summary>The name of the server's namespace.</summary>
    public string Server { get; }

    /// <summary>The name of the client's namespace.</summary>
    public string Client { get; }

    /// <summary>Does work on a thread that is in the server's namespace: sockets that it opens stay there.</summary>
    public T OnServer<T>(Func<T> work)
    {
        T? result = default;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                using var file = File.OpenHandle("/run/netns/" + Server);
                SetNamespace((int)file.DangerousGetHandle(), NewNetwork).ShouldBe(0);
                result = work();
            }
            catch (Exception error)
            {
                failure = error;
            }
        });
        thread.Start();
        thread.Join();
        return failure is null ? result! : throw new InvalidOperationException("in the server's namespace", failure);
    }

    /// <summary>What a program prints that runs on the server.</summary>
    public string Run(string script) => Shell($"ip netns exec {Server} sh -c '{script.Replace("'", "'\\''", StringComparison.Ordinal)}'");

    /// <summary>Whether the client gets a connection to a port of the server.</summary>
    public bool Connects(string address, int port) =>
        Shell($"ip netns exec {Client} /usr/bin/python3 -c 'import socket; s = socket.create_connection((\"{address}\", {port}), 1); print(\"connected\")' 2>&1 || true").Contains("connected", StringComparison.Ordinal);

    public void Dispose()
    {
        listener.Kill();
        listener.WaitForExit();
        listener.Dispose();
        Shell($"ip netns del {Server}; ip netns del {Client}");
    }

    private const string Listen = """
        import ctypes, os, socket, sys, threading
        ctypes.CDLL(None).setns(os.open("/run/netns/" + sys.argv[1], os.O_RDONLY), 0x40000000)
        servers = []
        for port in (80, 81):
            server = socket.socket(socket.AF_INET6)
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            server.bind(("::", port))
            server.listen(64)
            servers.append(server)
        print("ready", flush=True)
        def serve(server):
            while True:
                server.accept()[0].close()
        threads = [threading.Thread(target=serve, args=(server,)) for server in servers]
        [thread.start() for thread in threads]
        """;

    private static string Shell(string script)
    {
        var (exit, output, errors) = Call(script);
        exit.ShouldBe(0, $"{script}\n{errors}");
        return output;
    }

    private static (int Exit, string Output, string Errors) Call(string script)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-ec", script]) { RedirectStandardOutput = true, RedirectStandardError = true }).ShouldNotBeNull();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.GetAwaiter().GetResult());
    }

    // What keeps this machine from having two hosts; null if nothing does.
    private static string? Hindrance()
    {
        if (!File.Exists("/usr/sbin/nft") || Environment.UserName != "root")
        {
            return "nft isn't installed, or this isn't root";
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"bhp{Environment.ProcessId}");
        var (exit, _, errors) = Call($"ip netns add {name}; trap 'ip netns del {name}' EXIT; ip -n {name} link add v0 type veth peer name v1; ip -n {name} addr add {ServerIPv6}/64 dev v0 nodad; ip netns exec {name} nft add table inet probe");
        return exit == 0 ? null : "this machine has no network namespaces with nftables: " + errors.Trim();
    }

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    private static partial int SetNamespace(int file, int kind);
}
