using System;
using Banhammer.Engine.Dates;

namespace Banhammer.Engine.Matching;

public sealed partial class Filter
{
    // A filter of several lines: what is searched is the window, and each match takes its lines out.
    private LineOutcome ExamineWindow<TSink>(
        LineWindow lines, ReadOnlySpan<byte> line, DateCut cut, EventTime eventTime, ReadOnlySpan<ulong> candidates, int firstBit, ref TSink sink)
        where TSink : struct, IFindingSink, allows ref struct
    {
        lines.Add(line, cut);
        var whole = lines.Text;
        if (ignoresWholeLine && IsIgnored(whole, DateCut.None))
        {
            return LineOutcome.Ignored;
        }

        DecidedBy = firstKind;
        if (prefix is not null && !TryCutContent(lines, whole))
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

            var matcher = rules[i].Matcher;
            var givenUp = matcher.GivenUp;
            DecidedBy = rules[i].Kind;
            if (!matcher.TryMatch(lines.Text, DateCut.None, ref captures))
            {
                if (matcher.GivenUp > givenUp)
                {
                    lines.Clear(); // or each of the next lines would take as long
                    break;
                }

                continue;
            }

            lines.Locate(captures, rules[i].LineSkips);
            outcome = Better(outcome, ignores.Length > 0 && IsMatchIgnored(lines)
                ? LineOutcome.Ignored
                : Report(i, line, whole, DateCut.None, lines.Text, DateCut.None, 0, eventTime, ref sink));
            lines.TakeMatched();
            captures.NextSubject();
            if (!options.TryAllRules)
            {
                break;
            }
        }

        return outcome;
    }

    private bool TryCutContent(LineWindow lines, ReadOnlySpan<byte> whole)
    {
        if (!prefix!.Matcher.TryMatch(whole, DateCut.None, ref prefixCaptures))
        {
            return false;
        }

        PrefixMatches++;
        if (content >= 0 && prefixCaptures.HasText(content))
        {
            lines.ReplaceBy(whole[prefixCaptures.Start(content)..Math.Min(prefixCaptures.End(content), whole.Length)]);
            captures.NextSubject();
        }

        return true;
    }

    // Of several lines those that matched are asked about. The next search is about them all again.
    private bool IsMatchIgnored(LineWindow lines)
    {
        ignoreCaptures.NextSubject();
        var isIgnored = IsIgnored(lines.MatchedText, DateCut.None);
        ignoreCaptures.NextSubject();
        return isIgnored;
    }
}
