using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Banhammer.Engine.Dates;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.Engine.Matching;

/// <summary>A filter at work on one source: which lines are failures, and whose.</summary>
/// <remarks>
/// The order of the peer: ignoreregexes on the whole line where they are few, prefregex, then each failregex on what it left, and each
/// match against the ignoreregexes again. A filter of several lines (<c>maxlines</c>) searches the last lines as one text, and its matches
/// take their lines out of it. Keeps sessions and lines from line to line; not thread-safe. Allocates nothing for a line once warm, unless
/// details are kept or a text id is new.
/// </remarks>
public sealed class Filter
{
    private readonly FilterRule[] rules;
    private readonly RuleDispatch dispatch;
    private readonly FilterRule? prefix;
    private readonly Matcher[] ignores;
    private readonly long[] ignoreMatches;
    private readonly FieldTable table = new();
    private readonly FilterOptions options;
    private readonly FailureReporter reporter;
    private readonly LineWindow? window;
    private readonly List<string> matchedLines = [];
    private readonly bool ignoresWholeLine;
    private readonly int content; // group of prefregex
    private readonly bool prefixHasFields; // besides its content
    private readonly MatcherKind firstKind;
    private readonly bool copiesFields; // all of them are shown, or the text that they stand in changes
    private readonly FieldSlot[] slots = new FieldSlot[FieldTable.Meaningful];
    private readonly FieldSet copiedFields;
    private Captures prefixCaptures;
    private Captures captures;
    private Captures ignoreCaptures;

    /// <summary>A filter of these regexes, in order.</summary>
    /// <param name="failRules">At least one.</param>
    /// <param name="prefixRule">The prefregex, or null.</param>
    /// <param name="ignoreRules">The ignoreregexes.</param>
    /// <param name="texts">Where ids that are no addresses are kept.</param>
    /// <param name="options">How it is run.</param>
    /// <param name="maxLines">How many lines are searched as one text; at least 1.</param>
    public Filter(
        IEnumerable<Matcher> failRules, Matcher? prefixRule, IEnumerable<Matcher> ignoreRules, OffenderTexts texts, FilterOptions options, int maxLines = 1)
    {
        this.options = options;
        prefix = prefixRule is null ? null : new FilterRule(prefixRule, table);
        rules = failRules.Select(matcher => new FilterRule(matcher, table)).ToArray();
        ignores = ignoreRules.ToArray();
        ignoreMatches = new long[ignores.Length];
        content = prefixRule?.GroupNames.ToList().IndexOf(FieldTable.Content) ?? -1;
        prefixHasFields = prefix is not null && prefix.Matcher.GroupNames.Count > (content >= 0 ? 1 : 0);
        captures = new Captures(rules.Max(rule => rule.Matcher.GroupNames.Count));
        prefixCaptures = captures.Sharing(prefixRule?.GroupNames.Count ?? 0);
        ignoreCaptures = captures.Sharing(ignores.Select(matcher => matcher.GroupNames.Count).DefaultIfEmpty().Max());
        reporter = new FailureReporter(texts, options, table.Names.Count);
        firstKind = (prefix ?? rules[0]).Matcher.Kind;
        copiedFields = new FieldSet(table.Names.Count);
        copiesFields = options.KeepDetails || maxLines > 1 || prefix is { HasTuple: true };
        window = maxLines > 1 ? new LineWindow(maxLines, options.KeepDetails) : null;
        dispatch = new RuleDispatch(rules.Select(rule => window is null ? rule.Matcher.Start : PatternStart.Any).ToArray());

        // The peer's own condition (spec of its findFailure): a few ignoreregexes are worth a look before many failregexes.
        ignoresWholeLine = ignores.Length > 0 && ignores.Length < rules.Length - 2;
    }

    /// <summary>The names of the fields that findings have, by number.</summary>
    public IReadOnlyList<string> FieldNames => table.Names;

    /// <summary>The failregexes, in order.</summary>
    public IEnumerable<Matcher> FailMatchers => rules.Select(rule => rule.Matcher);

    /// <summary>All matchers: prefregex, failregexes, ignoreregexes.</summary>
    public IEnumerable<Matcher> Matchers => (prefix is null ? [] : new[] { prefix.Matcher }).Concat(FailMatchers).Concat(ignores);

    /// <summary>How many lines the prefregex let through.</summary>
    public long PrefixMatches { get; private set; }

    /// <summary>For each ignoreregex how often it matched; where not all regexes are tried, only the first that matches counts.</summary>
    public IReadOnlyList<long> IgnoreMatches => ignoreMatches;

    /// <summary>The matcher that decided the last line: the last one that was tried, or the first one where none had to be. Null before the first.</summary>
    public MatcherKind? DecidedBy { get; private set; }

    /// <summary>Lines before the last one that its matches took up too; empty unless details are kept and the filter is one of several lines.</summary>
    public IEnumerable<string> LinesTakenUp => window?.TakenOriginals() ?? [];

    /// <summary>Takes note of a line that isn't to be decided: a filter of several lines may match it together with later ones.</summary>
    /// <param name="line">UTF-8, without its line end.</param>
    /// <param name="cut">Where its date stands.</param>
    public void Pass(ReadOnlySpan<byte> line, DateCut cut) => window?.Add(line, cut);

    /// <summary>Decides one line.</summary>
    /// <param name="line">UTF-8, without its line end.</param>
    /// <param name="cut">Where its date stands.</param>
    /// <param name="eventTime">When it happened; sessions age by it.</param>
    /// <param name="candidates">Which failregexes can match, as bits from <paramref name="firstBit"/>; empty: all.</param>
    /// <param name="firstBit">The bit of failregex 0.</param>
    /// <param name="sink">Takes the findings.</param>
    public LineOutcome Examine<TSink>(
        ReadOnlySpan<byte> line, DateCut cut, EventTime eventTime, ReadOnlySpan<ulong> candidates, int firstBit, ref TSink sink)
        where TSink : struct, IFindingSink, allows ref struct
    {
        var whole = line;
        var wholeCut = cut;
        if (window is not null)
        {
            window.Add(line, cut);
            whole = window.Text;
            wholeCut = DateCut.None;
        }

        captures.NextSubject();
        if (ignoresWholeLine && IsIgnored(whole, wholeCut))
        {
            return LineOutcome.Ignored;
        }

        DecidedBy = firstKind;
        var text = whole;
        var textCut = wholeCut;
        var origin = 0;
        if (prefix is not null && !TryCutContent(whole, wholeCut, ref text, ref textCut, ref origin))
        {
            return LineOutcome.Unmatched;
        }

        var outcome = LineOutcome.Unmatched;
        foreach (var i in dispatch.Admitting(text, textCut, candidates, firstBit))
        {
            var rule = rules[i];
            var givenUp = rule.Matcher.GivenUp;
            DecidedBy = rule.Matcher.Kind;
            if (!rule.Matcher.TryMatch(text, textCut, ref captures))
            {
                if (window is not null && rule.Matcher.GivenUp > givenUp)
                {
                    window.Clear(); // or each of the next lines would take as long
                    break;
                }

                continue;
            }

            window?.Locate(captures, rule.LineSkips);
            if (ignores.Length > 0 && (window is null ? IsIgnored(text, textCut) : IsMatchIgnored()))
            {
                outcome = Better(outcome, LineOutcome.Ignored);
            }
            else
            {
                var fields = !copiesFields && TryPlaceFields(rule, whole, wholeCut, text, textCut, origin)
                    ? new LineFields(whole, slots)
                    : CopyFields(rule, whole, wholeCut, text, textCut);
                KeepLines(line);
                outcome = Better(outcome, reporter.Report(i, fields, options.KeepDetails ? copiedFields : null, matchedLines, eventTime, ref sink));
            }

            window?.TakeMatched();
            if (!options.TryAllRules)
            {
                break;
            }

            if (window is not null)
            {
                text = window.Text; // what the match left
                captures.NextSubject();
            }
        }

        return outcome;
    }

    // Where several regexes match, the strongest outcome is the line's: a failure before what isn't quite one.
    private static LineOutcome Better(LineOutcome one, LineOutcome other) => one > other ? one : other;

    private bool TryCutContent(ReadOnlySpan<byte> line, DateCut cut, ref ReadOnlySpan<byte> text, ref DateCut textCut, ref int origin)
    {
        if (!prefix!.Matcher.TryMatch(line, cut, ref prefixCaptures))
        {
            return false;
        }

        PrefixMatches++;
        if (content >= 0 && prefixCaptures.HasText(content))
        {
            var (start, end) = (prefixCaptures.Start(content), Math.Min(prefixCaptures.End(content), line.Length));
            text = line[start..end];
            origin = start;
            captures.NarrowSubject(start, end);
            textCut = cut.Length > 0 && cut.Start > start && cut.Start < end ? new DateCut(cut.Start - start, Math.Min(cut.End, end) - start) : DateCut.None;
            if (window is not null)
            {
                window.ReplaceBy(text);
                text = window.Text;
                captures.NextSubject();
            }
        }

        return true;
    }

    // Of several lines those that matched are asked about. The next search is about them all again.
    private bool IsMatchIgnored()
    {
        ignoreCaptures.NextSubject();
        var isIgnored = IsIgnored(window!.MatchedText, DateCut.None);
        ignoreCaptures.NextSubject();
        return isIgnored;
    }

    private bool IsIgnored(ReadOnlySpan<byte> text, DateCut cut)
    {
        var found = false;
        for (var i = 0; i < ignores.Length; i++)
        {
            if (ignores[i].TryMatch(text, cut, ref ignoreCaptures))
            {
                ignoreMatches[i]++;
                found = true;
                if (!options.TryAllRules)
                {
                    break;
                }
            }
        }

        return found;
    }

    private bool TryPlaceFields(
        FilterRule rule, ReadOnlySpan<byte> whole, DateCut wholeCut, ReadOnlySpan<byte> text, DateCut textCut, int origin)
    {
        if (rule.HasTuple)
        {
            return false;
        }

        slots.AsSpan().Fill(FieldSlot.Absent);
        return (prefix is null || prefix.TryPlace(slots, prefixCaptures, whole.Length, wholeCut, 0))
            && rule.TryPlace(slots, captures, text.Length, textCut, origin);
    }

    private LineFields CopyFields(FilterRule rule, ReadOnlySpan<byte> whole, DateCut wholeCut, ReadOnlySpan<byte> text, DateCut textCut)
    {
        copiedFields.Clear();
        prefix?.Fill(copiedFields, prefixCaptures, whole, wholeCut, namesUnset: true, leftOut: content);
        rule.Fill(copiedFields, captures, text, textCut, namesUnset: !prefixHasFields);
        return copiedFields.Places;
    }

    private void KeepLines(ReadOnlySpan<byte> line)
    {
        if (options.KeepDetails)
        {
            matchedLines.Clear();
            matchedLines.AddRange(window is null ? [Encoding.UTF8.GetString(line)] : window.Matched.Select(matched => matched.Original!));
        }
    }
}
