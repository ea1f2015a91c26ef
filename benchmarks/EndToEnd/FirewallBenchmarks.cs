using System;
using Banhammer.Engine.Matching;
using Banhammer.Host.Enforcing.Nftables;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Microsoft.Extensions.Logging.Abstractions;

namespace Banhammer.Benchmarks.EndToEnd;

/// <summary>
/// Bans on their way into the kernel: as root, in a network namespace of its own (<c>ip netns add bench; ip netns exec bench dotnet run ... -- --inProcess</c>),
/// since the table is made and removed again and again.
/// </summary>
[SimpleJob(RunStrategy.Monitoring, warmupCount: 1, iterationCount: 9, invocationCount: 1)]
public class FirewallBenchmarks : IDisposable
{
    private Firewall firewall = null!;
    private Wall wall = null!;
    private uint next;

    /// <summary>Addresses that are banned before.</summary>
    [Params(0, 100_000)]
    public int Before { get; set; }

    [IterationSetup]
    public void Setup()
    {
        firewall = new Firewall("banhammer-bench", NullLogger.Instance, TimeProvider.System);
        wall = new Wall(new WallOptions("bench", [6], [(22, 22)], StopKind.Drop));
        firewall.Add(wall);
        next = 0x0a00_0000;
        Ban(Before);
    }

    [IterationCleanup]
    public void Cleanup()
    {
        var expected = firewall.Expected;
        if (firewall.Repairs != 0 || expected != next - 0x0a00_0000)
        {
            throw new InvalidOperationException($"{expected} addresses are to be banned, {next - 0x0a00_0000} were; {firewall.Repairs} repairs");
        }

        firewall.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        firewall.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A ban alone in its tick.</summary>
    [Benchmark]
    public void One() => Ban(1);

    /// <summary>A burst in one tick.</summary>
    [Benchmark]
    public void Burst20000() => Ban(20_000);

    /// <summary>What a start puts back.</summary>
    [Benchmark]
    public void Restore100000() => Ban(100_000);

    /// <summary>As many as anybody has.</summary>
    [Benchmark]
    public void Million() => Ban(1_000_000);

    private void Ban(int count)
    {
        for (var i = 0; i < count; i++)
        {
            firewall.Ban(wall, Network.Of(Address.FromIPv4(next++), 32), null);
        }

        firewall.Commit();
    }
}
