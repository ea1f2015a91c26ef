using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Shouldly;
using Xunit;

namespace Banhammer.Corpus.Tests;

/// <summary>Our own filters on their annotated samples.</summary>
public sealed class SampleTests
{
    private static readonly string[] annotations = ["match", "desc", "time", "host", "attempts", "users"];

    /// <summary>Each file, with the patterns that were compiled in and with those built from the files, and what becomes of host names.</summary>
    public static TheoryData<string, bool, HostNamePolicy> Files
    {
        get
        {
            var rows = new TheoryData<string, bool, HostNamePolicy>();
            foreach (var name in SampleFile.Names)
            {
                foreach (var isCompiledIn in new[] { true, false })
                {
                    rows.Add(name, isCompiledIn, HostNamePolicy.No);
                    rows.Add(name, isCompiledIn, HostNamePolicy.Yes);
                }
            }

            return rows;
        }
    }

    public static TheoryData<string> Filters => [.. SampleFile.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public void Samples_OfAFilter_GiveWhatTheirAnnotationsSay(string name, bool isCompiledIn, HostNamePolicy hostNames)
    {
        var problems = new List<string>();
        foreach (var run in SampleFile.Read(name))
        {
            var plan = isCompiledIn ? Plans.CompiledIn(name, run.Options, hostNames != HostNamePolicy.No) : Plans.AtRunTime(name, run.Options, hostNames != HostNamePolicy.No);

            // As the service reads (the first regex decides), and as the tester does (each is tried, exactly one may count).
            foreach (var tryAll in new[] { false, true })
            {
                var filter = new FilterRun(plan, new FilterOptions { HostNames = hostNames, TryAllRules = tryAll, KeepDetails = true }, FilterRun.SampleNow, !run.IsJournal);
                problems.AddRange(run.Samples.SelectMany(sample => Problems(sample, run, filter.Read(sample.Line)).Select(problem => $"{run} line {sample.Number}{(tryAll ? ", all regexes" : "")}: {problem}")));
            }
        }

        problems.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void Samples_OfAFilter_HitEachOfItsFailRegexes(string name)
    {
        var hit = new HashSet<string>();
        var all = new HashSet<string>();
        foreach (var run in SampleFile.Read(name))
        {
            var plan = Plans.AtRunTime(name, run.Options, hostNames: true);
            var texts = plan.FailPatterns.Select(pattern => pattern.Final.Text).ToArray();
            all.UnionWith(texts);
            var filter = new FilterRun(plan, new FilterOptions { HostNames = HostNamePolicy.Yes, TryAllRules = true }, FilterRun.SampleNow, !run.IsJournal);
            hit.UnionWith(run.Samples.SelectMany(sample => filter.Read(sample.Line)).Select(found => texts[found.Rule]));
        }

        all.Except(hit).ShouldBeEmpty();
    }

    [Fact]
    public void Samples_OfEachFilter_AreThere() =>
        SampleFile.Names.ShouldBe(Banhammer.Host.Filters.CompiledIn.Registry.Filters.Select(filter => filter.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Samples_Annotations_SayNothingThatNobodyChecks() =>
        SampleFile.Names.SelectMany(name => SampleFile.Read(name)).SelectMany(run => run.Samples).SelectMany(sample => sample.Expected.Keys).Distinct()
            .Except(annotations).ShouldBe(["user"]);

    private static IEnumerable<string> Problems(Sample sample, SampleRun run, IReadOnlyList<FoundFailure> found)
    {
        var failures = found.Where(failure => failure.Counts).ToArray();
        if (failures.Length != (sample.IsFailure ? 1 : 0))
        {
            yield return $"{failures.Length} failures ({string.Join(", ", failures.Select(failure => $"{failure.Id} by regex {failure.Rule + 1}"))}): {Encoding.UTF8.GetString(sample.Line)}";
            yield break;
        }

        if (!sample.IsFailure)
        {
            yield break;
        }

        var failure = failures[0];
        foreach (var (key, expected) in sample.Expected)
        {
            var (actual, wanted) = key switch
            {
                "match" or "desc" => ("", ""),
                "time" => run.IsJournal ? ("", "") : (Show(failure.Time), Show(Local(expected.GetString()!))),
                "host" => (failure.Address ?? failure.Id, Canonical(expected.GetString()!)),
                "attempts" => (failure.Lines.ToString(CultureInfo.InvariantCulture), expected.GetInt32().ToString(CultureInfo.InvariantCulture)),
                "users" => (Sorted(failure.Users), Sorted(expected.EnumerateArray().Select(user => user.GetString()!))),
                _ => (failure.Fields.GetValueOrDefault(key, ""), expected.ValueKind == JsonValueKind.String ? expected.GetString() : expected.GetRawText()),
            };
            if (actual != wanted)
            {
                yield return $"{key} is '{actual}', expected '{wanted}'";
            }
        }
    }

    private static string Canonical(string host) => Address.TryParse(host, out var address) ? address.ToString() : host;

    private static string Sorted(IEnumerable<string> texts) => string.Join(", ", texts.Order(StringComparer.Ordinal));

    private static string Show(EventTime time) => time.ToDateTimeOffset().ToString("O", CultureInfo.InvariantCulture);

    private static EventTime Local(string text)
    {
        var local = DateTime.Parse(text, CultureInfo.InvariantCulture);
        return EventTime.From(new DateTimeOffset(local, FilterRun.SampleZone.GetUtcOffset(local)));
    }
}
