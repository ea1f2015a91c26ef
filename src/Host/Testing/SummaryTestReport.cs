using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Cli;

namespace Banhammer.Host.Testing;

/// <summary>The summary for people: headings, hits of each regex and date template, counts and lists of lines, in the peer's words and shape.</summary>
internal sealed class SummaryTestReport : TestReport
{
    private static readonly string[] title = ["", "Running tests", "=============", ""];

    private readonly TestRequest request;
    private readonly CommandContext context;
    private readonly TextWriter output;
    private readonly PrefixTally? prefix;
    private readonly RegexTally fails;
    private readonly RegexTally ignores;
    private readonly ListedLines matched;
    private readonly ListedLines ignored;
    private readonly ListedLines missed;
    private bool hasDates;

    /// <summary>A report on <paramref name="filter"/>.</summary>
    public SummaryTestReport(TestRequest request, TestedFilter filter, CommandContext context)
    {
        (this.request, this.context, output) = (request, context, context.Console.Output);
        var (definition, isVerbose) = (filter.Plan.Definition, request.IsVerbose);
        prefix = filter.Plan.PrefixPattern is { } pattern ? new PrefixTally(pattern, isVerbose ? request.Few : 0) : null;
        fails = new RegexTally("Failregex", definition.FailRegexes, isVerbose);
        ignores = new RegexTally("Ignoreregex", definition.IgnoreRegexes, isVerbose);
        var links = request.ShowLinks ? new DebuggexLinks(request.HostNames != HostNamePolicy.No, definition.MaxLines, request.Encoding.Text) : null;
        matched = Listed("Matched", request.Matched, definition.FailRegexes);
        ignored = Listed("Ignored", request.Ignored, definition.IgnoreRegexes);
        missed = Listed("Missed", request.Missed, definition.FailRegexes);

        ListedLines Listed(string outcome, LineListing listing, IEnumerable<RegexSource> regexes) =>
            new(outcome, listing, request.Few, links is null ? null : line => links.Rows(line, regexes));
    }

    /// <inheritdoc/>
    public override void Begin(TestedFilter filter, TestedLog log)
    {
        hasDates = log.HasDates || request.DatePattern is not null || filter.Plan.Definition.DatePattern is not null;
        foreach (var line in title.Concat(filter.Headings).Concat(log.Headings).Append(""))
        {
            output.WriteLine(line);
        }
    }

    /// <inheritdoc/>
    public override void Add(in TestedLine line)
    {
        prefix?.Add(line);
        foreach (var earlier in line.LinesTakenUp)
        {
            missed.MoveTo(matched, earlier);
        }

        var failures = 0;
        foreach (var failure in line.Failures)
        {
            // The peer looks at the failures before this one, so only the third has company.
            fails.Add(failure.RegexIndex, request.IsVerbose ? Detail(failure, failures > 1) : null);
            failures += failure.IsNoFail ? 0 : 1;
        }

        var list = line.IsIgnored || failures < line.Failures.Count ? ignored : failures > 0 ? matched : missed;
        list.Add(line);
    }

    /// <inheritdoc/>
    public override void Finish(LineTester tester, double seconds)
    {
        output.WriteLine();
        output.WriteLine("Results");
        output.WriteLine("=======");
        prefix?.Print(output, tester.Filter.PrefixMatches);
        fails.Print(output);
        ignores.Set(tester.Filter.IgnoreMatches);
        ignores.Print(output);

        if (hasDates)
        {
            PrintDates(tester);
        }

        var lines = matched.Count + ignored.Count + missed.Count;
        output.WriteLine();
        output.WriteLine($"Lines: {lines} lines, {ignored.Count} ignored, {matched.Count} matched, {missed.Count} missed");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[processed in {seconds:f2} sec]"));
        output.WriteLine();
        matched.Print(output);
        ignored.Print(output);
        missed.Print(output);
    }

    private void PrintDates(LineTester tester)
    {
        output.WriteLine();
        output.WriteLine("Date template hits:");
        var rows = tester.Detector.Hits.Where(template => template.Hits > 0 || request.IsVerbose).SelectMany(Rows);
        SummaryList.Print(output, "[# of hits] date format", rows.ToArray());
    }

    private string Detail(TestedFailure failure, bool hasCompany)
    {
        var time = TimeZoneInfo.ConvertTime(failure.Time?.Instant.ToDateTimeOffset() ?? context.Time.GetUtcNow(), context.Time.LocalTimeZone);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"    {failure.Id ?? "None"}  {time:ddd MMM dd HH:mm:ss yyyy}{(hasCompany ? " (multiple regex matched)" : "")}");
    }

    private IEnumerable<string> Rows(DateTemplateHits template)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"[{template.Hits}] {template.Template.Name}");
        if (request.ShowDateRegexes)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"    # weight: {template.Weight:f3} ({template.Template.Weight:f3}), pattern: {template.Template.Pattern}");
            yield return $"    # regex:   {template.Regex}";
        }
    }
}
