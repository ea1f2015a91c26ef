using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Benchmarks.Support;
using Banhammer.Engine.Framing;
using Banhammer.Engine.Prefiltering;
using BenchmarkDotNet.Attributes;

namespace Banhammer.Benchmarks.Stages;

/// <summary>Candidate lines of 256 KB blocks in cache; the time is that of a megabyte, so 100 us are 10 GB/s. All attack lines are candidates.</summary>
[MemoryDiagnoser]
public class PrefilterBenchmarks : IDisposable
{
    private const int Megabytes = 16;
    private const int Lines = 100_000;
    private const int BlockBytes = 256 * 1024;

    private readonly CandidateList candidates = new();
    private readonly ulong[] words = new ulong[LineFeeds.WordsFor(BlockBytes)];
    private byte[] block = [];
    private Prefilter prefilter = new([]);

    /// <summary>Share of attack lines: a quiet log, and a flood.</summary>
    [Params(0.02, 1.0)]
    public double AttackShare { get; set; }

    /// <summary>Literals that are searched for: a small filter's, sshd's, and so many that they are sampled.</summary>
    [Params(4, 32, 400)]
    public int Literals { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        // The literals that are in no line are as long as the others.
        IEnumerable<LiteralNeeds> others = Enumerable.Range(0, 400).Select(i => LiteralNeeds.Of(LiteralSet.Of(Literal.Of($"client {i:000} was refused by the policy"))));
        prefilter = new Prefilter(SshdLog.Needs.Concat(others).Take(Literals).ToArray());
        var log = SshdLog.Make(Lines, AttackShare, seed: 1);
        var found = 0;
        var lines = 0;
        for (var start = 0; start + BlockBytes < log.Length; start += block.Length)
        {
            block = log[start..(log.AsSpan(0, start + BlockBytes).LastIndexOf((byte)'\n') + 1)];
            lines += block.AsSpan().Count((byte)'\n');
            found += Find();
        }

        if (Literals >= SshdLog.Needs.Length && Math.Abs(((double)found / lines) - AttackShare) > 0.005)
        {
            throw new InvalidOperationException($"{found} of {lines} lines are candidates, {AttackShare:P1} were made");
        }
    }

    [GlobalCleanup]
    public void Dispose()
    {
        candidates.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Line feeds as bits.</summary>
    [Benchmark(OperationsPerInvoke = Megabytes)]
    public long FindFeeds()
    {
        var lines = 0L;
        for (var done = 0; done < Megabytes * 1_000_000; done += block.Length)
        {
            lines += new Block(null, block, words, 1, 0).LineCount;
        }

        return lines;
    }

    /// <summary>Line feeds and candidates; the result is the number of candidates.</summary>
    [Benchmark(OperationsPerInvoke = Megabytes)]
    public long FindCandidates()
    {
        var found = 0L;
        for (var done = 0; done < Megabytes * 1_000_000; done += block.Length)
        {
            found += Find();
        }

        return found;
    }

    private int Find()
    {
        prefilter.Find(new Block(null, block, words, 1, 0), candidates);
        return candidates.Count;
    }
}
