using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.Host.Cli;
using Banhammer.Host.Filters;

namespace Banhammer.Host.Testing;

/// <summary>Tries a filter on each line of a log and prints what it finds: the filter tester.</summary>
internal static class FilterTest
{
    /// <summary>Runs a test.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">The log or the filter can't be used; nothing was printed but the first headings.</exception>
    public static int Run(TestRequest request, CommandContext context)
    {
        var filter = TestedFilter.Load(request, context);
        using var log = TestedLog.Open(request.Log);
        var report = Report(request, filter, context);
        report.Begin(filter, log);
        var tester = NewTester(filter, request, context);
        var started = context.Time.GetTimestamp();
        TestLines(log, tester, report, context);
        report.Finish(tester, context.Time.GetElapsedTime(started).TotalSeconds);
        if (log.Problem is { } problem)
        {
            context.Console.Output.Flush();
            context.Complain(problem);
        }

        return ExitCode.Done;
    }

    private static TestReport Report(TestRequest request, TestedFilter filter, CommandContext context) => request.Output switch
    {
        TestOutput.Summary => new SummaryTestReport(request, filter, context),
        TestOutput.Json => new JsonTestReport(context.Console.Output),
        var output => new ValueTestReport(context.Console.Output, output),
    };

    private static LineTester NewTester(TestedFilter filter, TestRequest request, CommandContext context)
    {
        var texts = new OffenderTexts(OffenderHashKey.Random());
        var options = new FilterOptions
        {
            HostNames = request.EffectiveHostNames,
            Resolver = new SystemHostNames(),
            Matchers = request.Matchers,
            TryAllRules = request.TryAllRules && request.Output is TestOutput.Summary or TestOutput.Json,
            KeepLines = true,
        };
        var clock = context.Time.GetUtcNow();
        var dates = new DateOptions
        {
            TimeZone = request.TimeZone ?? context.Time.LocalTimeZone,
            LogTimeZone = request.FixedZone,
            ReferenceTime = request.Now ?? EventTime.From(clock),
            LatestYear = clock.Year, // a test takes every date, as in the peer
        };
        return new LineTester(filter.Plan.NewFilter(texts, options), new DateDetector(filter.Templates, dates), texts);
    }

    private static void TestLines(TestedLog log, LineTester tester, TestReport report, CommandContext context)
    {
        while (!context.Interrupted.IsCancellationRequested && log.TryRead(out var block))
        {
            foreach (var line in block)
            {
                if (LineTester.IsTested(line.Bytes))
                {
                    report.Add(tester.Test(block.FirstLineNumber + line.Index, line.Bytes));
                }
            }
        }
    }
}
