using System;
using System.IO;
using System.Linq;
using Banhammer.Engine;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Framing;
using Banhammer.Engine.Matching;
using Banhammer.Engine.Sources;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Cli;
using Banhammer.Host.Filters;

namespace Banhammer.Host.Scanning;

/// <summary>Runs the engine over existing logs at log time and prints who would have been banned.</summary>
internal static class Scan
{
    /// <summary>Runs a scan.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">A log or the filter can't be used; nothing was scanned.</exception>
    public static int Run(ScanRequest request, CommandContext context)
    {
        var started = context.Time.GetTimestamp();
        var reference = FilterCatalog.Parse(request.Filter);
        var plan = LoadFilter(reference, request, context);
        if (!DateTemplateList.TryCompile(plan.Definition.DatePattern, out var templates, out var dateProblem))
        {
            throw new UsageException(plan.Definition.Path, dateProblem);
        }

        var key = OffenderHashKey.Random();
        var texts = new OffenderTexts(key);
        var ignoreList = IgnoreList.Parse(request.IgnoreIp, texts, out var problems);
        if (problems is [var problem, ..])
        {
            throw new UsageException("--ignoreip", problem);
        }

        var logs = request.Logs.Select(path => OpenLog(path, request, context)).ToArray();
        try
        {
            using var report = Report(request, context, plan.Definition.Name, texts);
            var tally = new ScanTally(key, ban => report.Add(ban));
            var filterOptions = FilterOptions.Default with { HostNames = request.HostNames, Matchers = request.Matchers, Resolver = new SystemHostNames() };
            var literals = plan.LiteralsFor(templates.Joint);
            var latestYear = context.Time.GetUtcNow().Year; // stamps after --now are read, then rejected
            var sources = logs.Select(log =>
            {
                var dates = new LineDates(new DateDetector(templates, new DateOptions { TimeZone = request.TimeZone, ReferenceTime = log.Now, LatestYear = latestYear }));
                var reader = new JailReader(plan.NewFilter(texts, filterOptions), dates, ignoreList);
                return (Loop: new ReaderLoop(log.Framer, [(reader, literals)]), Reader: reader);
            }).ToArray();

            var jail = new Jail(request.Jail, texts, key);
            using (var progress = request.ShowProgress ? new ScanProgress(context, logs.Select(log => log.Source).ToArray(), sources.Select(pair => pair.Loop).ToArray()) : null)
            {
                new Replay(jail, sources).Run(tally, () => progress?.Update(), context.Interrupted);
            }

            foreach (var log in logs.Where(log => log.Source.Problem is not null))
            {
                context.Complain($"{log.Source.Problem}; what was read before is counted");
            }

            report.Finish(Summarise(logs, sources, tally, context.Time.GetElapsedTime(started)), tally);
            return ExitCode.Done;
        }
        finally
        {
            foreach (var log in logs)
            {
                log.Source.Dispose();
            }
        }
    }

    private static FilterPlan LoadFilter(FilterReference reference, ScanRequest request, CommandContext context)
    {
        var loaded = new FilterCatalog(CompiledIn.Registry).Load(reference, request.ConfigFolder, FilterContext.Default);
        FaultPrinter.PrintAndRequireNoErrors(loaded.Faults, context);
        return FilterCompiler.Compile(loaded.Value!, request.HostNames, context);
    }

    private static OpenLog OpenLog(string path, ScanRequest request, CommandContext context)
    {
        if (!LogSource.TryOpen(path, out var source, out var problem))
        {
            throw new UsageException(problem);
        }

        var now = request.Now ?? EventTime.From(path == "-" ? context.Time.GetUtcNow() : File.GetLastWriteTimeUtc(path));
        return new OpenLog(source, new LineFramer(new LogPipeReader(source), FramingOptions.Default), now);
    }

    private static ScanReport Report(ScanRequest request, CommandContext context, string jail, OffenderTexts texts) => request.Format switch
    {
        ScanFormat.Json => new JsonScanReport(context.Console.Output, jail, texts),
        ScanFormat.Csv => new CsvScanReport(context.Console.Output, jail, texts),
        _ => new TableScanReport(context.Console, texts, request.Top, request.TimeZone),
    };

    private static ScanSummary Summarise(
        OpenLog[] logs, (ReaderLoop Loop, JailReader Reader)[] sources, ScanTally tally, TimeSpan elapsed)
    {
        var counts = new LineCounts();
        foreach (var (_, reader) in sources)
        {
            counts.Add(reader.Counts);
        }

        return new ScanSummary(
            sources.Sum(source => source.Loop.LinesRead),
            logs.Sum(log => log.Source.BytesRead),
            counts,
            tally.Offenders,
            tally.Bans,
            logs.Sum(log => log.Framer.LongLines),
            sources.Sum(source => source.Reader.Filter.Matchers.Sum(matcher => matcher.GivenUp)),
            elapsed.TotalSeconds);
    }
}

/// <summary>A log that is being scanned.</summary>
/// <param name="Source">Its bytes.</param>
/// <param name="Framer">Its lines.</param>
/// <param name="Now">When it ends.</param>
internal sealed record OpenLog(LogSource Source, LineFramer Framer, EventTime Now);
