using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Banhammer.Engine;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Framing;
using Banhammer.Engine.Matching;
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
    public static int Run(ScanRequest request, CommandContext context) => Run([request], context);

    /// <summary>Runs several jails over the log that they share, which is read once; over several logs one after the other.</summary>
    /// <inheritdoc cref="Run(ScanRequest, CommandContext)"/>
    public static int Run(IReadOnlyList<ScanRequest> requests, CommandContext context)
    {
        var joins = requests.Count == 1 || (requests[0].Logs.Count == 1 && !IsOfJournal(requests[0].Logs) && requests.All(request => request.Encoding == requests[0].Encoding));
        if (joins)
        {
            return RunJoined(requests, context);
        }

        if (requests[0].Logs.Contains("-"))
        {
            throw new UsageException("LOG", $"standard input can be read once, but {requests.Count} jails would each read it; name it alone, or --jail NAME runs one");
        }

        foreach (var request in requests.TakeWhile(_ => !context.Interrupted.IsCancellationRequested))
        {
            RunJoined([request], context);
        }

        return ExitCode.Done;
    }

    private static int RunJoined(IReadOnlyList<ScanRequest> requests, CommandContext context)
    {
        var started = context.Time.GetTimestamp();
        var first = requests[0];
        var fromJournal = IsOfJournal(first.Logs);
        var plans = requests.Select(request => LoadFilter(fromJournal, request, context)).ToArray();
        var logs = first.Logs.Select(log => fromJournal ? OpenJournal(log, plans[0], first, context) : OpenLog(log, first, context)).ToArray();
        var jails = new List<ScannedJail>();
        try
        {
            jails.AddRange(requests.Zip(plans, (request, plan) => new ScannedJail(request, plan, (name, texts) => Report(request, context, name, texts), context)));
            var sources = logs.Select(log =>
            {
                var readers = jails.Select(jail => jail.NewReader(log)).ToArray();
                return (Loop: new ReaderLoop(log.Framer, readers.Zip(jails, (reader, jail) => (reader, jail.Needs)).ToArray()), Readers: readers);
            }).ToArray();
            Replay(jails, logs, sources, context);

            foreach (var log in logs.Where(log => log.Source.Problem is not null))
            {
                context.Complain($"{log.Source.Problem}; what was read before is counted");
            }

            for (var i = 0; i < jails.Count; i++)
            {
                var readers = sources.Select(source => source.Readers[i]).ToArray();
                jails[i].Report.Finish(Summarise(logs, sources.Sum(source => source.Loop.LinesRead), readers, jails[i].Jail, context.Time.GetElapsedTime(started)), jails[i].Jail.Tally!);
            }

            return ExitCode.Done;
        }
        finally
        {
            jails.ForEach(jail => jail.Dispose());
            foreach (var log in logs)
            {
                log.Source.Dispose();
            }
        }
    }

    private static void Replay(List<ScannedJail> jails, OpenLog[] logs, (ReaderLoop Loop, JailReader[] Readers)[] sources, CommandContext context)
    {
        var threads = Threads(jails[0].Request, logs);
        var bans = new BansInOrder();
        using var progress = jails[0].Request.ShowProgress ? new ScanProgress(context, logs.Select(log => log.Source).ToArray(), sources.Select(source => source.Loop).ToArray()) : null;
        if (jails is [var only])
        {
            new Replay(only.Jail, sources.Select(source => (source.Loop, source.Readers[0])), threads, only.NewFilter).Run(only.Report, Progressed, context.Interrupted);
        }
        else
        {
            var joined = jails.Select((jail, i) => new JointJail(jail.Jail, sources[0].Readers[i], bans.For(jail.Report), jail.NewFilter)).ToArray();
            new JointReplay(sources[0].Loop, joined, threads).Run(Progressed, context.Interrupted);
        }

        Progressed();

        void Progressed()
        {
            bans.Flush();
            progress?.Update();
            jails.ForEach(jail => jail.PrintWarnings());
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

    private static ScanSummary Summarise(OpenLog[] logs, long lines, JailReader[] readers, Jail jail, TimeSpan elapsed)
    {
        var counts = new LineCounts();
        foreach (var reader in readers)
        {
            counts.Add(reader.Counts);
        }

        return new ScanSummary(
            lines,
            logs.Sum(log => log.Source.BytesRead),
            counts,
            jail.Tally!.Offenders,
            jail.Banning.Total,
            logs.Sum(log => log.Framer.LongLines),
            readers.Sum(reader => reader.GivenUp),
            elapsed.TotalSeconds);
    }
}

/// <summary>A log that is being scanned.</summary>
/// <param name="Source">Its bytes.</param>
/// <param name="Framer">Its lines.</param>
/// <param name="Now">When it ends.</param>
internal sealed record OpenLog(LogSource Source, LineFramer Framer, EventTime Now);
