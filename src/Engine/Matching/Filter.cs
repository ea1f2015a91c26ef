using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Banhammer.Engine.Dates;

namespace Banhammer.Engine.Matching;

/// <summary>A filter at work on one source: which lines are failures, and whose.</summary>
/// <remarks>
/// The order of the peer: ignoreregexes on the whole line where they are few, prefregex, then each failregex on what it left, and each
/// match against the ignoreregexes again. A filter of several lines (<c>maxlines</c>) searches the last lines as one text, and its matches
/// take their lines out of it. Keeps sessions and lines from line to line; not thread-safe. Allocates nothing for a line once warm, unless
/// lines are kept or a text id is new.
/// </remarks>
public sealed class Filter
{
    private readonly FilterRule[] rules;
    private readonly FilterRule? prefix;
    private readonly Matcher[] ignores;
    private readonly long[] ignoreMatches;
    private readonly FieldTable table = new();
    private readonly FilterOptions options;
    private readonly Identifier identifier;
    private readonly SessionMerger merger;
    private readonly LineWindow? window;
    private readonly List<string> matchedLines = [];
    private readonly bool ignoresWholeLine;
    private readonly int content; // group of prefregex
    private readonly bool prefixHasFields; // besides its content
    private readonly int sessionId;
    private readonly int noFail;
    private readonly int addressOfId;
    private readonly int dns;
    private FieldSet lineFields;
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
        if (table.Gained >= 0)
        {
            table.Add("nofail"); // a gained access stands in for it
        }

        if (table.SessionId >= 0 && table.User >= 0)
        {
            table.Add("users");
        }

        if (table.FailureId >= 0)
        {
            table.Add("ip");
        }

        (sessionId, noFail, dns, addressOfId) = (table.SessionId, table.NoFail, table.Dns, table.AddressOfId);
        content = prefix?.GroupOf(table.Content) ?? -1;
        prefixHasFields = prefix is not null && prefix.Matcher.GroupNames.Count > (content >= 0 ? 1 : 0);
        lineFields = new FieldSet(table.Names.Count);
        captures = new Captures(rules.Max(rule => rule.Matcher.GroupNames.Count));
        prefixCaptures = captures.Sharing(prefixRule?.GroupNames.Count ?? 0);
        ignoreCaptures = captures.Sharing(ignores.Select(matcher => matcher.GroupNames.Count).DefaultIfEmpty().Max());
        identifier = new Identifier(table, texts, options);
        merger = new SessionMerger(table, options.KeepLines);
        window = maxLines > 1 ? new LineWindow(maxLines, options.KeepLines) : null;

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

    /// <summary>The matcher that decided the last line: the last one that was tried. Null before the first.</summary>
    public MatcherKind? DecidedBy { get; private set; }

    /// <summary>Lines before the last one that its matches took up too; empty unless lines are kept and the filter is one of several lines.</summary>
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

        var text = whole;
        var textCut = wholeCut;
        if (prefix is not null && !TryCutContent(whole, wholeCut, ref text, ref textCut))
        {
            return LineOutcome.Unmatched;
        }

        var outcome = LineOutcome.Unmatched;
        for (var i = 0; i < rules.Length; i++)
        {
            if (!candidates.IsEmpty && (candidates[(firstBit + i) >> 6] >> ((firstBit + i) & 63) & 1) == 0)
            {
                continue;
            }

            DecidedBy = rules[i].Matcher.Kind;
            var givenUp = rules[i].Matcher.GivenUp;
            if (!rules[i].Matcher.TryMatch(text, textCut, ref captures))
            {
                if (window is not null && rules[i].Matcher.GivenUp > givenUp)
                {
                    window.Clear(); // or each of the next lines would take as long
                    break;
                }

                continue;
            }

            window?.Locate(captures, rules[i].LineSkips);
            if (ignores.Length > 0 && (window is null ? IsIgnored(text, textCut) : IsMatchIgnored()))
            {
                outcome = Better(outcome, LineOutcome.Ignored);
            }
            else
            {
                lineFields.Clear();
                prefix?.Fill(lineFields, prefixCaptures, whole, wholeCut, namesUnset: true, leftOut: content);
                rules[i].Fill(lineFields, captures, text, textCut, namesUnset: !prefixHasFields);
                outcome = Better(outcome, Report(i, line, eventTime, ref sink));
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

    private bool TryCutContent(ReadOnlySpan<byte> line, DateCut cut, ref ReadOnlySpan<byte> text, ref DateCut textCut)
    {
        DecidedBy = prefix!.Matcher.Kind;
        if (!prefix.Matcher.TryMatch(line, cut, ref prefixCaptures))
        {
            return false;
        }

        PrefixMatches++;
        if (content >= 0 && prefixCaptures.HasText(content))
        {
            var (start, end) = (prefixCaptures.Start(content), Math.Min(prefixCaptures.End(content), line.Length));
            text = line[start..end];
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

    private LineOutcome Report<TSink>(int ruleIndex, ReadOnlySpan<byte> line, EventTime eventTime, ref TSink sink)
        where TSink : struct, IFindingSink, allows ref struct
    {
        matchedLines.Clear();
        if (options.KeepLines)
        {
            matchedLines.AddRange(window is null ? [Encoding.UTF8.GetString(line)] : window.Matched.Select(matched => matched.Original!));
        }

        var session = lineFields.Has(sessionId) ? merger.Merge(ref lineFields, matchedLines, eventTime) : null;
        var fields = session?.Fields ?? lineFields;
        var isNoFail = session is not null && fields.HasText(noFail);
        if (isNoFail && !options.TryAllRules)
        {
            return LineOutcome.Nofail;
        }

        identifier.Identify(fields);
        if (identifier.Address is not null)
        {
            fields.Name(addressOfId);
        }

        if (!identifier.IsKnown)
        {
            if (session is null)
            {
                return LineOutcome.Unmatched; // the regex matches without its id, and nobody can tell it later
            }

            session.Pending = true;
        }

        var lines = options.KeepLines ? session?.Lines ?? matchedLines : null;
        var users = options.KeepLines ? session?.Users : null;
        if (identifier.IsUnresolved)
        {
            sink.Add(new Finding(ruleIndex, null, null, fields, lines, users, isNoFail, fields[dns]));
        }

        foreach (var offender in identifier.Offenders)
        {
            sink.Add(new Finding(ruleIndex, offender, identifier.Address, fields, lines, users, isNoFail));
        }

        if (!identifier.IsKnown && options.TryAllRules)
        {
            sink.Add(new Finding(ruleIndex, null, null, fields, lines, users, isNoFail));
        }

        return isNoFail ? LineOutcome.Nofail
            : !identifier.IsKnown ? LineOutcome.Pending
            : identifier.Offenders.Length == 0 && !identifier.IsUnresolved ? LineOutcome.Nofail
            : LineOutcome.Matched;
    }
}
