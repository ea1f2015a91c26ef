namespace Banhammer.Engine.Prefiltering;

/// <summary>Decides for each block whether literals are searched for at all: in a flood nearly every line has some, and the search gains nothing.</summary>
/// <remarks>
/// Decided by the share of line-and-jail pairs that the search leaves to examine, smoothed over blocks. With all stages at their best a line
/// that is examined in vain costs about 30 ns, and the search 13 ns a line and 20 a candidate: it pays below about a third; here it stays
/// until candidates are clearly the rule. While it is off a block now and then is searched all the same, to see whether the flood is over.
/// </remarks>
internal sealed class SearchGate
{
    private const double Smoothing = 1.0 / 4;
    private const double OffAbove = 0.60;
    private const double OnBelow = 0.45; // apart, so that a log between them doesn't go to and fro
    private const int BlocksBetweenProbes = 31;

    private double share;
    private int blocksLeft;

    /// <summary>Whether the search is off, but for probes.</summary>
    public bool IsOff { get; private set; }

    /// <summary>Whether the next block is to be searched.</summary>
    public bool SearchNext() => !IsOff || --blocksLeft < 0;

    /// <summary>Takes note of a block that was searched.</summary>
    /// <param name="examined">Pairs of a line and a jail that were left.</param>
    /// <param name="pairs">All pairs.</param>
    public void Searched(long examined, long pairs)
    {
        if (pairs == 0)
        {
            return;
        }

        var now = (double)examined / pairs;
        share = IsOff ? now : share + ((now - share) * Smoothing);
        IsOff = share > (IsOff ? OnBelow : OffAbove);
        blocksLeft = BlocksBetweenProbes;
    }
}
