using System;
using System.Collections.Generic;
using System.Linq;

namespace Banhammer.Corpus.Tests.Dates;

/// <summary>Our dates beside the peer's, for many cases.</summary>
internal sealed class DateComparison
{
    private DateComparison(int lines, IReadOnlyList<DateDivergence> divergences)
    {
        (Lines, Divergences) = (lines, divergences);
    }

    /// <summary>Lines that were compared. Behind a divergence that leaves the detectors in different states a case isn't followed.</summary>
    public int Lines { get; }

    /// <summary>All differences.</summary>
    public IReadOnlyList<DateDivergence> Divergences { get; }

    /// <summary>Runs both on the cases.</summary>
    public static DateComparison Of(IReadOnlyList<DateCase> cases)
    {
        var lines = 0;
        var divergences = new List<DateDivergence>();
        foreach (var (one, theirs) in cases.Zip(PeerDates.Of(cases)))
        {
            var ours = OurDates.Of(one);
            if (ours is null || theirs is null)
            {
                if (ours is not null || theirs is not null) divergences.Add(OfPattern(one, theirs is null));
                continue;
            }

            var followed = 0;
            foreach (var (line, (their, our)) in one.Lines.Zip(theirs.Answers.Zip(ours.Answers)))
            {
                lines++;
                if (!their.Agrees(our)) divergences.Add(new DateDivergence(one, line, their, our));
                if (!their.Agrees(our) && !divergences[^1].IsOfTimeOnly) break;
                followed++;
            }

            if (followed == one.Lines.Count && !theirs.Order.SequenceEqual(ours.Order)) divergences.Add(OfOrder(one, theirs, ours));
        }

        return new DateComparison(lines, divergences);
    }

    // All lines agree, but the templates are left in another order.
    private static DateDivergence OfOrder(DateCase one, DateRun theirs, DateRun ours)
    {
        var (their, our) = theirs.Order.Zip(ours.Order).FirstOrDefault(pair => pair.First != pair.Second);
        return new DateDivergence(one, one.Lines[^1], DateAnswer.None with { Template = $"{their}" }, DateAnswer.None with { Template = $"{our}" });
    }

    // One of the two doesn't take the pattern at all.
    private static DateDivergence OfPattern(DateCase one, bool isRefusedByPeer)
    {
        var refused = DateAnswer.None with { Escaped = "refused" };
        return new DateDivergence(one, one.Lines[0], isRefusedByPeer ? refused : DateAnswer.None, isRefusedByPeer ? DateAnswer.None : refused);
    }
}
