using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Shouldly;

namespace Banhammer.Corpus.Tests;

/// <summary>A filter that reads one line after the other, and what it finds.</summary>
internal sealed class FilterRun
{
    /// <summary>2005-08-14 12:00 in Zurich: when the samples were written.</summary>
    public static readonly EventTime SampleNow = EventTime.From(new DateTimeOffset(2005, 8, 14, 10, 0, 0, TimeSpan.Zero));

    public static readonly TimeZoneInfo SampleZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Zurich");

    private readonly OffenderTexts texts = new(new OffenderHashKey(5, 6));
    private readonly LineDates? dates;
    private readonly EventTime now;
    private readonly List<FoundFailure> found = [];

    /// <summary>A run that has read nothing yet.</summary>
    /// <param name="plan">The filter.</param>
    /// <param name="options">How it is run.</param>
    /// <param name="now">The time of lines without a date.</param>
    /// <param name="isDated">Whether lines have dates, unlike the journal's.</param>
    public FilterRun(FilterPlan plan, FilterOptions options, EventTime now, bool isDated = true)
    {
        this.now = now;
        Filter = plan.NewFilter(texts, options);
        DateTemplateList.TryCompile(plan.Definition.DatePattern, out var templates, out var problem).ShouldBeTrue(problem);
        dates = isDated ? new LineDates(new DateDetector(templates, new DateOptions { TimeZone = SampleZone, ReferenceTime = now })) : null;
    }

    /// <summary>The filter.</summary>
    public Filter Filter { get; }

    /// <summary>How the last line ended; null where its date or the lack of one decided.</summary>
    public LineOutcome? LastOutcome { get; private set; }

    /// <summary>Reads a line.</summary>
    /// <returns>Failures, and with <see cref="FilterOptions.TryAllRules"/> what is none by itself.</returns>
    public IReadOnlyList<FoundFailure> Read(byte[] line)
    {
        found.Clear();
        LastOutcome = null;
        var date = new LineDate(LineDateKind.Dated, DateCut.None, now);
        if (dates is not null)
        {
            date = dates.Of(line, 0, line.Length);
            dates.FinishBlock([]);
        }

        if (date.Kind == LineDateKind.Dated)
        {
            var sink = new Sink(this, date.Time);
            LastOutcome = Filter.Examine(line, date.Cut, date.Time, [], 0, ref sink);
        }

        return found.ToArray();
    }

    private readonly struct Sink(FilterRun run, EventTime time) : IFindingSink
    {
        public void Add(in Finding finding)
        {
            var fields = finding.Fields;
            run.found.Add(new FoundFailure(
                finding.RuleIndex,
                finding.Offender.IsNobody ? null : run.texts.Format(finding.Offender),
                finding.Address.IsNobody ? null : run.texts.Format(finding.Address),
                time,
                finding.IsNoFail,
                run.Filter.FieldNames.Select((name, i) => (name, Text: fields?.TextOf(i))).Where(pair => pair.Text is not null).ToDictionary(pair => pair.name, pair => pair.Text!),
                finding.Lines?.Count ?? 1,
                finding.SessionUsers?.ToArray() ?? []));
        }
    }
}

/// <summary>What a line gave.</summary>
/// <param name="Rule">Which failregex, from 0.</param>
/// <param name="Id">Who is counted; null if nobody is known.</param>
/// <param name="Address">The address, where another id is counted.</param>
/// <param name="Time">When.</param>
/// <param name="IsNoFail">Not a failure by itself.</param>
/// <param name="Fields">The groups that have a value.</param>
/// <param name="Lines">Number of lines that it sums up.</param>
/// <param name="Users">The users of its session.</param>
internal sealed record FoundFailure(
    int Rule, string? Id, string? Address, EventTime Time, bool IsNoFail, IReadOnlyDictionary<string, string> Fields, int Lines, IReadOnlyList<string> Users)
{
    public bool Counts => Id is not null && !IsNoFail;
}
