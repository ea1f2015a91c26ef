using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Banhammer.Benchmarks.Support;
using Banhammer.Engine;
using Banhammer.Engine.Banning;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Framing;
using Banhammer.Engine.Matching;
using Banhammer.Engine.Prefiltering;
using Banhammer.Engine.Sources;
using BenchmarkDotNet.Attributes;

namespace Banhammer.Benchmarks.EndToEnd;

/// <summary>A whole scan in memory, from bytes to bans: 100,000 lines of sshd with our own filter, quiet and under attack.</summary>
[MemoryDiagnoser]
public class ScanBenchmarks
{
    private const int Lines = 100_000;
    private readonly FilterPlan plan = SshdFilter.Plan();
    private DateTemplateList templates = DateTemplateList.Default;
    private IReadOnlyList<LiteralNeeds> needs = [];
    private byte[] log = [];

    /// <summary>Share of attack lines.</summary>
    [Params(0.02, 1.0)]
    public double AttackShare { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        templates = SshdFilter.Templates(plan);
        needs = plan.NeedsFor(templates.Joint);
        log = SshdLog.Make(Lines, AttackShare, seed: 1);
        if (Scan() is var failures && failures != SshdLog.CountFailures(log))
        {
            throw new InvalidOperationException($"{failures} failures were found, {SshdLog.CountFailures(log)} were made");
        }
    }

    /// <summary>The result is the number of failures.</summary>
    [Benchmark(OperationsPerInvoke = Lines)]
    public long Scan()
    {
        var key = new OffenderHashKey(1, 2);
        var texts = new OffenderTexts(key);
        using var source = new StreamSource("memory", new MemoryStream(log));
        using var pipe = new LogPipeReader(source);
        var dates = new LineDates(new DateDetector(templates, DateOptions.Default with { ReferenceTime = EventTime.FromSeconds(4_000_000_000) }));
        var reader = new JailReader(plan.NewFilter(texts, FilterOptions.Default), dates, IgnoreList.Empty);
        using var loop = new ReaderLoop(new LineFramer(pipe, FramingOptions.Default), [(reader, needs)]);
        new Replay(new Jail(JailOptions.Default, texts, key), [(loop, reader)]).Run(new Nobody(), static () => { }, CancellationToken.None);
        return reader.Counts.Failures;
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
