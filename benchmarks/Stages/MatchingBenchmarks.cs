using System;
using Banhammer.Benchmarks.Support;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Framing;
using Banhammer.Engine.Matching;
using BenchmarkDotNet.Attributes;

namespace Banhammer.Benchmarks.Stages;

/// <summary>prefregex, failregexes and sessions of our sshd filter on attack lines whose dates are known, all regexes admitted.</summary>
[MemoryDiagnoser]
public class MatchingBenchmarks
{
    private const int Lines = 10_000;
    private const int DateBytes = 15; // MMM dd HH:mm:ss
    private Filter filter = null!;
    private byte[] log = [];

    /// <summary>What the regexes are matched by.</summary>
    [Params(MatcherChoice.Fastest, MatcherChoice.Vm, MatcherChoice.Regex)]
    public MatcherChoice Matchers { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        filter = SshdFilter.Plan().NewFilter(new OffenderTexts(new OffenderHashKey(1, 2)), FilterOptions.Default with { Matchers = Matchers });
        log = SshdLog.Make(Lines, attackShare: 1, seed: 1);
        if (Examine() is var matched && matched != SshdLog.CountFailures(log))
        {
            throw new InvalidOperationException($"{matched} lines matched, {SshdLog.CountFailures(log)} are failures");
        }
    }

    /// <summary>The result is the number of lines that matched.</summary>
    [Benchmark(OperationsPerInvoke = Lines)]
    public int Examine()
    {
        var matched = 0;
        var sink = default(CountingSink);
        foreach (var line in Block.Of(log))
        {
            if (filter.Examine(line.Bytes, new DateCut(0, DateBytes), default, [], 0, ref sink) == LineOutcome.Matched)
            {
                matched++;
            }
        }

        return matched;
    }

    private struct CountingSink : IFindingSink
    {
        private int count;

        public void Add(in Finding finding) => count++;
    }
}
