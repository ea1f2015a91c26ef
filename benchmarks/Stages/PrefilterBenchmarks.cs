using System;
using Banhammer.Benchmarks.Support;
using Banhammer.Engine.Framing;
using Banhammer.Engine.Prefiltering;
using BenchmarkDotNet.Attributes;

namespace Banhammer.Benchmarks.Stages;

/// <summary>Candidate lines of 256 KB blocks in memory, 100,000 lines in all, with 32 literals; all attack lines are candidates.</summary>
[MemoryDiagnoser]
public class PrefilterBenchmarks : IDisposable
{
    private const int Lines = 100_000;
    private const int BlockBytes = 256 * 1024;

    private readonly CandidateList candidates = new();
    private byte[] log = [];
    private Prefilter prefilter = new([]);

    /// <summary>Share of attack lines: a quiet log, and a flood.</summary>
    [Params(0.02, 1.0)]
    public double AttackShare { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        log = SshdLog.Make(Lines, AttackShare, seed: 1);
        prefilter = new Prefilter(SshdLog.Needs);
        var share = (double)Find() / Lines;
        if (Math.Abs(share - AttackShare) > 0.005)
        {
            throw new InvalidOperationException($"{share:P1} of the lines are candidates, {AttackShare:P1} were made");
        }
    }

    [GlobalCleanup]
    public void Dispose()
    {
        candidates.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The result is the number of candidates.</summary>
    [Benchmark]
    public long Find()
    {
        var found = 0L;
        for (var start = 0; start < log.Length;)
        {
            var end = Math.Min(log.Length, start + BlockBytes);
            end = log.AsSpan(0, end).LastIndexOf((byte)'\n') + 1;
            prefilter.Find(Block.Of(log.AsSpan(start..end)), candidates);
            found += candidates.Count;
            start = end;
        }

        return found;
    }
}
