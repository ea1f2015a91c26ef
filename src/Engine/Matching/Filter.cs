using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Text;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Framing;

namespace Banhammer.Engine.Matching;

/// <summary>A filter at work on one source: which lines are failures, and whose.</summary>
/// <remarks>
/// The order of the peer: ignoreregexes on the whole line where they are few, prefregex, then each failregex on what it left, and each
/// match against the ignoreregexes again. A filter of several lines (<c>maxlines</c>) searches the last lines as one text, and its matches
/// take their lines out of it. Keeps sessions and lines from line to line; not thread-safe. Allocates nothing for a line once warm, unless
/// details are kept or a text id is new.
/// </remarks>
public sealed partial class Filter
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
    private readonly MatcherKind firstKind; // where no regex is tried
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
        dispatch = new RuleDispatch(rules.Select(rule => rule.Matcher.Start).ToArray());

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

    /// <summary>Decides a line of a block, which is searched where it stands if that is possible.</summary>
    /// <param name="block">The block.</param>
    /// <param name="start">The line's first byte in it.</param>
    /// <param name="end">Behind its last, without the line end.</param>
    /// <param name="cut">Where its date stands in the line.</param>
    /// <param name="eventTime">When it happened; sessions age by it.</param>
    /// <param name="candidates">Which failregexes can match, as bits from <paramref name="firstBit"/>; empty: all.</param>
    /// <param name="firstBit">The bit of failregex 0.</param>
    /// <param name="sink">Takes the findings.</param>
    public LineOutcome Examine<TSink>(
        in Block block, int start, int end, DateCut cut, EventTime eventTime, ReadOnlySpan<ulong> candidates, int firstBit, ref TSink sink)
        where TSink : struct, IFindingSink, allows ref struct
    {
        deferred?.BeginLine(start);
        if (block.Buffer is { } buffer && window is null)
        {
            captures.Subject.TryReadInPlace(buffer, block.Start + start, block.Start + end, cut, block.IsAscii);
        }

        return Examine(block.Bytes[start..end], cut, eventTime, candidates, firstBit, ref sink);
    }

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
        var outcome = window is null
            ? ExamineLine(line, cut, eventTime, candidates, firstBit, ref sink)
            : ExamineWindow(window, line, cut, eventTime, candidates, firstBit, ref sink);
        captures.NextSubject();
        return outcome;
    }

    private LineOutcome ExamineLine<TSink>(
        ReadOnlySpan<byte> line, DateCut cut, EventTime eventTime, ReadOnlySpan<ulong> candidates, int firstBit, ref TSink sink)
        where TSink : struct, IFindingSink, allows ref struct
    {
        if (ignoresWholeLine && IsIgnored(line, cut))
        {
            return LineOutcome.Ignored;
        }

        // These are locals one by one, so that they stay in registers: a struct of them would be handed on through memory.
        DecidedBy = firstKind;
        var text = line;
        var textCut = cut;
        var origin = 0;
        if (prefix is not null)
        {
            if (!prefix.Matcher.TryMatch(line, cut, ref prefixCaptures))
            {
                return LineOutcome.Unmatched;
            }

            PrefixMatches++;
            if (content >= 0 && prefixCaptures.HasText(content))
            {
                origin = prefixCaptures.Start(content);
                var end = Math.Min(prefixCaptures.End(content), line.Length);
                text = line[origin..end];
                textCut = Within(cut, origin, end);
                captures.NarrowSubject(origin, end);
            }
        }

        var outcome = LineOutcome.Unmatched;
        var head = RuleDispatch.HeadOf(text, textCut);
        for (var word = 0; word < dispatch.Words; word++)
        {
            for (var left = dispatch.RulesAdmitting(head, word, candidates, firstBit); left != 0; left &= left - 1)
            {
                var index = (word << 6) + BitOperations.TrailingZeroCount(left);
                if (!dispatch.Admits(index, head))
                {
                    continue;
                }

                var rule = rules[index];
                DecidedBy = rule.Kind;
                if (!rule.Matcher.TryMatch(text, textCut, ref captures))
                {
                    continue;
                }

                outcome = Better(outcome, ignores.Length > 0 && IsIgnored(text, textCut)
                    ? LineOutcome.Ignored
                    : Report(index, line, line, cut, text, textCut, origin, eventTime, ref sink));
                if (!options.TryAllRules)
                {
                    return outcome;
                }
            }
        }

        return outcome;
    }

    // Where several regexes match, the strongest outcome is the line's: a failure before what isn't quite one.
    private static LineOutcome Better(LineOutcome one, LineOutcome other) => one > other ? one : other;

    // What is left of a cut in a part of the line.
    private static DateCut Within(DateCut cut, int start, int end) =>
        cut.Length > 0 && cut.Start > start && cut.Start < end ? new DateCut(cut.Start - start, Math.Min(cut.End, end) - start) : DateCut.None;

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

    private LineOutcome Report<TSink>(
        int index, ReadOnlySpan<byte> line, ReadOnlySpan<byte> whole, DateCut wholeCut, ReadOnlySpan<byte> text, DateCut textCut, int origin,
        EventTime eventTime, ref TSink sink)
        where TSink : struct, IFindingSink, allows ref struct
    {
        var rule = rules[index];
        if (!copiesFields && !rule.HasTuple)
        {
            var set = prefix is null ? 0 : prefix.Place(slots, prefixCaptures, whole.Length, wholeCut, 0);
            set |= rule.Place(slots, captures, text.Length, textCut, origin);
            if (set >= 0)
            {
                var placed = new LineFields(whole, slots, set);
                if (deferred is not null)
                {
                    deferred.Add(index, placed, eventTime);
                    return LineOutcome.Matched;
                }

                return reporter.Report(index, ref placed, null, matchedLines, eventTime, ref sink);
            }
        }

        copiedFields.Clear();
        prefix?.Fill(copiedFields, prefixCaptures, whole, wholeCut, namesUnset: true, leftOut: content);
        rule.Fill(copiedFields, captures, text, textCut, namesUnset: !prefixHasFields);
        if (options.KeepDetails)
        {
            matchedLines.Clear();
            matchedLines.AddRange(window is null ? [Encoding.UTF8.GetString(line)] : window.Matched.Select(matched => matched.Original!));
        }

        var copied = copiedFields.Places;
        if (deferred is not null)
        {
            deferred.AddCopy(index, copied, eventTime);
            return LineOutcome.Matched;
        }

        return reporter.Report(index, ref copied, options.KeepDetails ? copiedFields : null, matchedLines, eventTime, ref sink);
    }
}
