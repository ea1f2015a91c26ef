using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.Engine.Resolving;
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
        using var log = TestedLog.Open(request, filter, context);
        var report = Report(request, filter, context);
        report.Begin(filter, log);
        var tester = NewTester(filter, request, context);
        var started = context.Time.GetTimestamp();
        log.Read((in TestedEntry entry) => report.Add(tester.Test(entry)), context.Interrupted);
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
        null => new SummaryTestReport(request, filter, context),
        "json" => new JsonTestReport(context.Console.Output),
        var format => new ValueTestReport(context.Console.Output, FailureFormat.Of(format, Now(request, context)), request.Inverts),
    };

    private static TestedTime Now(TestRequest request, CommandContext context) => new(request.Now ?? EventTime.From(context.Time.GetUtcNow()), IsWhole: false);

    private static LineTester NewTester(TestedFilter filter, TestRequest request, CommandContext context)
    {
        var texts = new OffenderTexts(OffenderHashKey.Random());
        var options = new FilterOptions
        {
            HostNames = request.EffectiveHostNames,
            Resolver = new HostNameResolver(new SystemHostNames(), context.Time),
            Matchers = request.Matchers,
            TryAllRules = request.TryAllRules && request.Output is null or "json",
            KeepDetails = true,
        };
        var dates = new DateOptions
        {
            TimeZone = request.TimeZone ?? context.Time.LocalTimeZone,
            LogTimeZone = request.FixedZone,
            ReferenceTime = Now(request, context).Instant,
            LatestYear = context.Time.GetUtcNow().Year, // a test takes every date, as in the peer
        };
        return new LineTester(filter.Plan.NewFilter(texts, options), new DateDetector(filter.Templates, dates), texts);
    }
}
