using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
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
    private readonly FieldSet copiedFields;
    private FieldSlots slots;
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
        window?.Add(line, cut);
        captures.NextSubject();
        var searched = window is null ? new SearchedText(line, cut) : new SearchedText(window.Text, DateCut.None);
        if (ignoresWholeLine && IsIgnored(searched.Whole, searched.WholeCut))
        {
            return LineOutcome.Ignored;
        }

        DecidedBy = firstKind;
        if (prefix is not null && !TryCutContent(ref searched))
        {
            return LineOutcome.Unmatched;
        }

        var outcome = LineOutcome.Unmatched;
        var head = RuleDispatch.HeadOf(searched.Text, searched.Cut);
        for (var word = 0; word < dispatch.Words; word++)
        {
            for (var left = dispatch.RulesAdmitting(head, word, candidates, firstBit); left != 0; left &= left - 1)
            {
                var rule = (word << 6) + BitOperations.TrailingZeroCount(left);
                if (dispatch.Admits(rule, head) && !TryRule(rule, ref searched, line, eventTime, ref outcome, ref sink))
                {
                    return outcome;
                }
            }
        }

        return outcome;
    }

    // Where several regexes match, the strongest outcome is the line's: a failure before what isn't quite one.
    private static LineOutcome Better(LineOutcome one, LineOutcome other) => one > other ? one : other;

    private bool TryCutContent(ref SearchedText searched)
    {
        if (!prefix!.Matcher.TryMatch(searched.Whole, searched.WholeCut, ref prefixCaptures))
        {
            return false;
        }

        PrefixMatches++;
        if (content >= 0 && prefixCaptures.HasText(content))
        {
            searched.Narrow(prefixCaptures.Start(content), Math.Min(prefixCaptures.End(content), searched.Whole.Length));
            captures.NarrowSubject(searched.Origin, searched.Origin + searched.Text.Length);
            if (window is not null)
            {
                window.ReplaceBy(searched.Text);
                searched.Text = window.Text;
                captures.NextSubject();
            }
        }

        return true;
    }

    // True where the next regex is to be tried.
    private bool TryRule<TSink>(
        int index, ref SearchedText searched, ReadOnlySpan<byte> line, EventTime eventTime, ref LineOutcome outcome, ref TSink sink)
        where TSink : struct, IFindingSink, allows ref struct
    {
        var rule = rules[index];
        var givenUp = rule.Matcher.GivenUp;
        DecidedBy = rule.Kind;
        if (!rule.Matcher.TryMatch(searched.Text, searched.Cut, ref captures))
        {
            if (window is null || rule.Matcher.GivenUp == givenUp)
            {
                return true;
            }

            window.Clear(); // or each of the next lines would take as long
            return false;
        }

        window?.Locate(captures, rule.LineSkips);
        if (ignores.Length > 0 && (window is null ? IsIgnored(searched.Text, searched.Cut) : IsMatchIgnored()))
        {
            outcome = Better(outcome, LineOutcome.Ignored);
        }
        else
        {
            KeepLines(line);
            var fields = TryPlaceFields(rule, searched) ? new LineFields(searched.Whole, slots) : CopyFields(rule, searched);
            outcome = Better(outcome, reporter.Report(index, ref fields, options.KeepDetails ? copiedFields : null, matchedLines, eventTime, ref sink));
        }

        if (window is not null)
        {
            window.TakeMatched();
            searched.Text = window.Text; // what the match left
            captures.NextSubject();
        }

        return options.TryAllRules;
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

    private bool TryPlaceFields(FilterRule rule, scoped in SearchedText searched)
    {
        if (copiesFields || rule.HasTuple)
        {
            return false;
        }

        slots = default;
        return (prefix is null || prefix.TryPlace(slots, prefixCaptures, searched.Whole.Length, searched.WholeCut, 0))
            && rule.TryPlace(slots, captures, searched.Text.Length, searched.Cut, searched.Origin);
    }

    private LineFields CopyFields(FilterRule rule, scoped in SearchedText searched)
    {
        copiedFields.Clear();
        prefix?.Fill(copiedFields, prefixCaptures, searched.Whole, searched.WholeCut, namesUnset: true, leftOut: content);
        rule.Fill(copiedFields, captures, searched.Text, searched.Cut, namesUnset: !prefixHasFields);
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
