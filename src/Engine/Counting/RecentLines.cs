using System;
using System.Collections.Generic;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;

namespace Banhammer.Engine.Counting;

/// <summary>The lines of a jail's last failures, for what is told of a ban: a ring of bytes, in which each line leads to its offender's one before.</summary>
/// <remarks>
/// In a flood of many offenders the older lines are gone when a ban falls, so it is told with fewer. Memory is <see cref="Bytes"/> and 40 bytes for
/// each line. Allocates nothing for a line once warm. Not thread-safe: owned by one jail.
/// </remarks>
public sealed class RecentLines
{
    /// <summary>Bytes of lines that are kept.</summary>
    public const int Bytes = 1 << 20;

    /// <summary>Lines that are kept at most.</summary>
    public const int MostLines = 1 << 13;

    /// <summary>Of a longer line the rest is left out.</summary>
    public const int MostLineBytes = 8 * 1024;

    private readonly byte[] text = new byte[Bytes];
    private readonly Line[] lines = new Line[MostLines];
    private readonly Dictionary<Offender, long> newest = []; // the number of each offender's last line
    private long first; // number of the oldest line that is kept
    private long next = 1;
    private int end; // in the text, behind the last line

    /// <summary>Keeps the line of a failure.</summary>
    /// <param name="offender">Whose.</param>
    /// <param name="line">Without its end.</param>
    /// <param name="cut">Where its date stands.</param>
    /// <param name="eventTime">When.</param>
    public void Add(in Offender offender, ReadOnlySpan<byte> line, DateCut cut, EventTime eventTime)
    {
        line = line[..Math.Min(line.Length, MostLineBytes)];
        var start = end + line.Length > Bytes ? 0 : end;
        MakeRoom(start, start + line.Length);
        line.CopyTo(text.AsSpan(start));
        end = start + line.Length;
        lines[next % MostLines] = new Line(offender, start, line.Length, cut, eventTime, newest.GetValueOrDefault(offender));
        newest[offender] = next++;
    }

    /// <summary>The lines of an offender that are still kept, the oldest first; those before its last ban are forgotten by <see cref="Forget"/>.</summary>
    /// <param name="offender">Whose.</param>
    /// <param name="most">At most so many, the latest.</param>
    public IReadOnlyList<(byte[] Text, DateCut Cut, EventTime EventTime)> Of(in Offender offender, int most)
    {
        var found = new List<(byte[], DateCut, EventTime)>();
        for (var number = newest.GetValueOrDefault(offender); number >= Math.Max(first, 1) && found.Count < most; number = lines[number % MostLines].Before)
        {
            ref var line = ref lines[number % MostLines];
            found.Add((text.AsSpan(line.Start, line.Length).ToArray(), line.Cut, line.EventTime));
        }

        found.Reverse();
        return found;
    }

    /// <summary>Forgets the lines of an offender.</summary>
    public void Forget(in Offender offender) => newest.Remove(offender);

    // Drops the oldest lines that stand where the next will, and the one whose number's place is wanted.
    private void MakeRoom(int start, int stop)
    {
        first = Math.Max(first, 1);
        while (first < next)
        {
            ref var oldest = ref lines[first % MostLines];
            var isInTheWay = next - first >= MostLines || (oldest.Start < stop && start < oldest.Start + oldest.Length) || (start < end && oldest.Start >= end);
            if (!isInTheWay)
            {
                return;
            }

            if (newest.TryGetValue(oldest.Offender, out var number) && number == first)
            {
                newest.Remove(oldest.Offender);
            }

            first++;
        }
    }

    private readonly record struct Line(Offender Offender, int Start, int Length, DateCut Cut, EventTime EventTime, long Before);
}
