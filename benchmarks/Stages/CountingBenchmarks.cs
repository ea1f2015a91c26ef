using System;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using BenchmarkDotNet.Attributes;

namespace Banhammer.Benchmarks.Stages;

/// <summary>Cost of a failure in a flood from uniformly random addresses, 20,000 failures a second of event time, in batches of 64.</summary>
/// <remarks>Uniform addresses are the worst case for caches: a real flood has few offenders with many failures each.</remarks>
[MemoryDiagnoser]
public class CountingBenchmarks
{
    private const int BatchSize = 64;
    private const int FailuresPerSecond = 20_000;
    private const int Failures = 1 << 20; // 1,048,576

    private readonly Ticket[] tickets = new Ticket[BatchSize];
    private CountedFailure[] failures = [];
    private FailureCounter counter = null!;
    private long passes;

    [Params(100_000, 1_000_000)]
    public int Addresses { get; set; }

    [Params(2, 5, 100)]
    public int MaxRetry { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        var offenders = new Offender[Addresses];
        foreach (ref var offender in offenders.AsSpan())
            offender = Offender.From(Address.FromIPv4((uint)random.NextInt64(1L << 32)));
        failures = new CountedFailure[Failures];
        counter = new FailureCounter(new CounterOptions { MaxRetry = MaxRetry }, new OffenderHashKey(1, 2));
        for (var number = 0; number < failures.Length; number++)
            failures[number] = new CountedFailure(offenders[random.Next(offenders.Length)], default);
        for (var pass = 0; pass < 8; pass++)
            Add();
        if (counter.Statistics is { Failures: not 8 * Failures } or { Evicted: not 0 })
            throw new InvalidOperationException($"unexpected warm-up: {counter.Statistics}");
    }

    /// <summary>Includes writing the event time of each failure, about a nanosecond.</summary>
    [Benchmark(OperationsPerInvoke = Failures)]
    public int Add()
    {
        var start = 1_700_000_000 + (passes++ * Failures / FailuresPerSecond);
        var fallen = 0;
        for (var first = 0; first < failures.Length; first += BatchSize)
        {
            var batch = failures.AsSpan(first, BatchSize);
            var eventTime = EventTime.FromSeconds(start + (first / FailuresPerSecond));
            foreach (ref var failure in batch)
                failure = failure with { EventTime = eventTime };
            fallen += counter.Add(batch, tickets);
        }

        return fallen;
    }
}
