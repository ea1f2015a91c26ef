using System;
using Banhammer.Engine;
using Banhammer.Engine.Banning;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using BenchmarkDotNet.Attributes;

namespace Banhammer.Benchmarks.Stages;

/// <summary>Cost of a failure, counted and judged, in a flood from uniformly random addresses, 20,000 failures a second of event time.</summary>
/// <remarks>Uniform addresses are the worst case for caches: a real flood has few offenders with many failures each.</remarks>
[MemoryDiagnoser]
public class CountingBenchmarks
{
    private const int HitsOfABlock = 2048; // 256 KB of log
    private const int FailuresPerSecond = 20_000;
    private const int Failures = 1 << 21; // 2,097,152
    private const int WarmUpPasses = 6; // more than a find time

    private readonly Nobody nobody = new();
    private CountedFailure[] failures = [];
    private Jail jail = null!;
    private long passes;

    [Params(1_000, 10_000, 100_000, 1_000_000, 10_000_000)]
    public int Addresses { get; set; }

    [Params(3, 5, 100)]
    public int MaxRetry { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        failures = new CountedFailure[Failures];
        foreach (ref var failure in failures.AsSpan())
            failure = new CountedFailure(Offender.From(Address.FromIPv4((uint)random.Next(Addresses) * 2_654_435_761u)), default);
        var key = new OffenderHashKey(1, 2);
        var counter = new CounterOptions { MaxRetry = MaxRetry, MaxOffenders = 1 << 24, MaxFailures = 1 << 26 };
        jail = new Jail(new JailOptions { Counter = counter, Tally = new TallyOptions() }, new OffenderTexts(key), key);
        for (var pass = 0; pass < WarmUpPasses; pass++)
            Take();
        if (jail.Counting is { Failures: 0 } or { Evicted: not 0 } || jail.Tally!.UntoldFailures != 0)
            throw new InvalidOperationException($"unexpected warm-up: {jail.Counting}");
    }

    /// <summary>Includes writing the event time of each failure, about a nanosecond.</summary>
    [Benchmark(OperationsPerInvoke = Failures)]
    public long Take()
    {
        var start = 1_700_000_000 + (passes++ * Failures / FailuresPerSecond);
        for (var first = 0; first < failures.Length; first += HitsOfABlock)
        {
            var block = failures.AsSpan(first, HitsOfABlock);
            var eventTime = EventTime.FromSeconds(start + (first / FailuresPerSecond));
            foreach (ref var failure in block)
                failure = failure with { EventTime = eventTime };
            jail.Take(block, nobody);
        }

        return jail.Banning.Total;
    }

    private sealed class Nobody : IJailObserver
    {
        public void Failed(ReadOnlySpan<CountedFailure> failures)
        {
        }

        public void Banned(in Ban ban)
        {
        }
    }
}
