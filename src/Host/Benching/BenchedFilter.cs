using System;
using System.Collections.Generic;
using System.IO;
using Banhammer.Engine;
using Banhammer.Engine.Banning;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Framing;
using Banhammer.Engine.Matching;
using Banhammer.Engine.Prefiltering;
using Banhammer.Engine.Sources;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Cli;
using Banhammer.Host.Filters;

namespace Banhammer.Host.Benching;

/// <summary>A filter, ready to run over a sample as often as it takes to measure it.</summary>
internal sealed class BenchedFilter
{
    private readonly BenchRequest request;
    private readonly CommandContext context;
    private readonly BenchSample sample;
    private readonly DateTemplateList templates;

    /// <summary>Loads a filter.</summary>
    /// <exception cref="UsageException">It can't be used; the message says why.</exception>
    public BenchedFilter(string name, BenchSample sample, BenchRequest request, CommandContext context)
    {
        (Name, this.sample, this.request, this.context) = (name, sample, request, context);
        var loaded = new FilterCatalog(CompiledIn.Registry).Load(FilterCatalog.Parse(name), request.ConfigFolder, FilterContext.Default);
        FaultPrinter.PrintAndRequireNoErrors(loaded.Faults, context);
        Plan = FilterCompiler.Compile(loaded.Value!, HostNamePolicy.No, context);
        templates = DateTemplateList.TryCompile(Plan.Definition.DatePattern, out var list, out var problem) ? list : throw new UsageException(Plan.Definition.Path, problem);
        Options = FilterOptions.Default with { Matchers = request.Matchers };
    }

    /// <summary>As it was named.</summary>
    public string Name { get; }

    /// <summary>Its regexes.</summary>
    public FilterPlan Plan { get; }

    /// <summary>How it is run.</summary>
    public FilterOptions Options { get; }

    /// <summary>What the prefilter searches for.</summary>
    public IReadOnlyList<LiteralNeeds> Needs => Plan.NeedsFor(templates.Joint);

    /// <summary>Dates that know nothing yet.</summary>
    public LineDates NewDates() => new(new DateDetector(templates, new DateOptions
    {
        TimeZone = request.TimeZone, ReferenceTime = sample.Now, LatestYear = context.Time.GetUtcNow().Year,
    }));

    /// <summary>The sample from its start.</summary>
    public LogPipeReader NewReader() => new(new StreamSource(request.Log, new MemoryStream(sample.Bytes)));

    /// <summary>A jail with the usual limits.</summary>
    public static Jail NewJail(OffenderTexts texts, OffenderHashKey key) =>
        new(new JailOptions { Counter = CounterOptions.Default, Bans = new BanPolicy { BanTime = TimeSpan.FromMinutes(10) } }, texts, key);

    /// <summary>Runs all of it, without pauses to look at a clock.</summary>
    public (LineCounts Counts, long Lines, long Bans) RunWhole()
    {
        var key = OffenderHashKey.Random();
        var texts = new OffenderTexts(key);
        using var pipe = NewReader();
        var reader = new JailReader(Plan.NewFilter(texts, Options), NewDates(), IgnoreList.Parse("", texts, out _));
        using var loop = new ReaderLoop(new LineFramer(pipe, FramingOptions.Default), [(reader, Needs)]);
        var bans = new BanCount();
        new Replay(NewJail(texts, key), [(loop, reader)]).Run(bans, () => { }, context.Interrupted);
        return (reader.Counts, loop.LinesRead, bans.Bans);
    }

    private sealed class BanCount : IJailObserver
    {
        public long Bans { get; private set; }

        public void Failed(ReadOnlySpan<CountedFailure> failures)
        {
            // only bans are shown
        }

        public void Banned(in Ban ban) => Bans++;
    }
}
