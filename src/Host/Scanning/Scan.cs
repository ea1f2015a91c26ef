using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Banhammer.Engine;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Framing;
using Banhammer.Engine.Matching;
using Banhammer.Engine.Resolving;
using Banhammer.Engine.Sources;
using Banhammer.Engine.Sources.Journal;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Cli;
using Banhammer.Host.Filters;
using Banhammer.Host.Logs;

namespace Banhammer.Host.Scanning;

/// <summary>Runs the engine over existing logs at log time and prints who would have been banned.</summary>
internal static class Scan
{
    private const long WorthThreads = 16 << 20; // bytes
    private const int MostThreads = 4; // counting is left to one, and keeps up with no more

    /// <summary>Runs a scan.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">A log or the filter can't be used; nothing was scanned.</exception>
    public static int Run(ScanRequest request, CommandContext context)
    {
        var started = context.Time.GetTimestamp();
        var fromJournal = IsOfJournal(request.Logs);
        var plan = LoadFilter(fromJournal, request, context);
        if (!DateTemplateList.TryCompile(plan.Definition.DatePattern, out var templates, out var dateProblem))
        {
            throw new UsageException(plan.Definition.Path, dateProblem);
        }

        var key = OffenderHashKey.Random();
        var texts = new OffenderTexts(key);
        var ignoreList = IgnoreList.Parse(request.IgnoreIp, texts, out var problems);
        foreach (var problem in problems)
        {
            // What a jail says is as it runs; what is asked for here can be corrected.
            context.Complain(request.OfJail is { } own ? $"jail '{own.Name}': {problem}" : throw new UsageException("--ignoreip", problem));
        }

        var logs = request.Logs.Select(log => fromJournal ? OpenJournal(log, plan, request, context) : OpenLog(log, request, context)).ToArray();
        try
        {
            using var report = Report(request, context, request.OfJail?.Name ?? plan.Definition.Name, texts);
            var filterOptions = FilterOptions.Default with { HostNames = request.HostNames, Matchers = request.Matchers };
            var warnings = new HostNameWarnings();
            var names = new HostNameResolver(new SystemHostNames(), context.Time, request.HostNames == HostNamePolicy.Warn ? warnings.Add : null);
            var needs = plan.NeedsFor(templates.Joint);
            var latestYear = context.Time.GetUtcNow().Year; // stamps after --now are read, then rejected
            var sources = logs.Select(log =>
            {
                ILineDates dates = log.Source is JournalSource journal
                    ? new GivenDates(journal.Times)
                    : new LineDates(new DateDetector(templates, new DateOptions { TimeZone = request.TimeZone, LogTimeZone = request.LogTimeZone, ReferenceTime = log.Now, LatestYear = latestYear }));
                var reader = new JailReader(plan.NewFilter(texts, filterOptions), dates, ignoreList, names);
                return (Loop: new ReaderLoop(log.Framer, [(reader, needs)]), Reader: reader);
            }).ToArray();

            var jail = new Jail(request.Jail with { Tally = report.Tally }, texts, key);
            using (var progress = request.ShowProgress ? new ScanProgress(context, logs.Select(log => log.Source).ToArray(), sources.Select(pair => pair.Loop).ToArray()) : null)
            {
                using var replay = new Replay(jail, sources, Threads(request, logs), () => plan.NewFilter(texts, filterOptions));
                replay.Run(report, Progressed, context.Interrupted);

                void Progressed()
                {
                    progress?.Update();
                    warnings.Print(context);
                }
            }

            warnings.Print(context);
            foreach (var log in logs.Where(log => log.Source.Problem is not null))
            {
                context.Complain($"{log.Source.Problem}; what was read before is counted");
            }

            report.Finish(Summarise(logs, sources, jail, context.Time.GetElapsedTime(started)), jail.Tally!);
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

    // A short log is read before a second thread has got going.
    private static int Threads(ScanRequest request, OpenLog[] logs) =>
        request.Threads ?? (logs.All(log => log.Source.RawLength is not null) && logs.Sum(log => log.Source.RawLength!.Value) < WorthThreads ? 1 : Math.Min(MostThreads, Environment.ProcessorCount));

    private static bool IsOfJournal(IReadOnlyList<string> logs) => logs.Any(JournalLog.IsNamed) && (logs.All(JournalLog.IsNamed)
        ? true
        : throw new UsageException("LOG", "the journal and files are named together; expected one or the other, since filters look at their lines differently"));

    private static FilterPlan LoadFilter(bool fromJournal, ScanRequest request, CommandContext context)
    {
        if (request.OfJail is { } jail)
        {
            return FilterCompiler.Compile(jail.Filter, request.HostNames, context);
        }

        var loaded = new FilterCatalog(CompiledIn.Registry).Load(FilterCatalog.Parse(request.Filter), request.ConfigFolder, FilterContext.Default with { FromJournal = fromJournal });
        FaultPrinter.PrintAndRequireNoErrors(loaded.Faults, context);
        return FilterCompiler.Compile(loaded.Value!, request.HostNames, context);
    }

    private static OpenLog OpenLog(string path, ScanRequest request, CommandContext context)
    {
        if (!LogSource.TryOpen(path, out var source, out var problem))
        {
            throw new UsageException(problem);
        }

        if (!request.Encoding.IsUtf8)
        {
            source = new TranscodedSource(source, request.Encoding);
        }

        var now = request.Now ?? EventTime.From(path == "-" ? context.Time.GetUtcNow() : File.GetLastWriteTimeUtc(path));
        return new OpenLog(source, new LineFramer(new LogPipeReader(source), FramingOptions.Default), now);
    }

    private static OpenLog OpenJournal(string log, FilterPlan plan, ScanRequest request, CommandContext context)
    {
        var match = JournalLog.Match(plan.Definition.JournalMatches, plan.Definition.Path);
        var source = new JournalSource(log, JournalLog.Open(log, match, request.TimeZone, context.Time));
        return new OpenLog(source, new LineFramer(new LogPipeReader(source), FramingOptions.Default), EventTime.From(context.Time.GetUtcNow()));
    }

    private static ScanReport Report(ScanRequest request, CommandContext context, string jail, OffenderTexts texts) => request.Format switch
    {
        ScanFormat.Json => new JsonScanReport(context.Console.Output, jail, texts, sumsNameJail: request.OfJail is not null),
        ScanFormat.Csv => new CsvScanReport(context.Console.Output, jail, texts, withHeading: !request.IsContinuation),
        _ => new TableScanReport(context.Console, request.OfJail?.Name, texts, request.Top, request.TimeZone),
    };

    private static ScanSummary Summarise(
        OpenLog[] logs, (ReaderLoop Loop, JailReader Reader)[] sources, Jail jail, TimeSpan elapsed)
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
            jail.Tally!.Offenders,
            jail.Banning.Total,
            logs.Sum(log => log.Framer.LongLines),
            sources.Sum(source => source.Reader.GivenUp),
            elapsed.TotalSeconds);
    }
}

/// <summary>A log that is being scanned.</summary>
/// <param name="Source">Its bytes.</param>
/// <param name="Framer">Its lines.</param>
/// <param name="Now">When it ends.</param>
internal sealed record OpenLog(LogSource Source, LineFramer Framer, EventTime Now);
