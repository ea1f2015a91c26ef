using System;
using Banhammer.Engine.Matching;

namespace Banhammer.Engine;

/// <summary>How many lines ended in each <see cref="LineOutcome"/>, and which kind of matcher decided the candidates.</summary>
public sealed class LineCounts
{
    private readonly long[] outcomes = new long[Enum.GetValues<LineOutcome>().Length];
    private readonly long[] decided = new long[Enum.GetValues<MatcherKind>().Length];

    /// <summary>Lines with this outcome.</summary>
    public long this[LineOutcome outcome] => outcomes[(int)outcome];

    /// <summary>Candidate lines that this kind of matcher decided.</summary>
    public long this[MatcherKind kind] => decided[(int)kind];

    /// <summary>Lines in all; equals the lines read.</summary>
    public long Total
    {
        get
        {
            long total = 0;
            foreach (var count in outcomes)
            {
                total += count;
            }

            return total;
        }
    }

    /// <summary>Failures counted; a line can give several.</summary>
    public long Failures { get; set; }

    /// <summary>Adds lines of one outcome.</summary>
    public void Add(LineOutcome outcome, long lines = 1) => outcomes[(int)outcome] += lines;

    /// <summary>Adds a candidate line that <paramref name="kind"/> decided.</summary>
    public void AddDecided(MatcherKind kind) => decided[(int)kind]++;

    /// <summary>Sets all counts to zero.</summary>
    public void Clear()
    {
        Array.Clear(outcomes);
        Array.Clear(decided);
        Failures = 0;
    }

    /// <summary>Adds all counts of <paramref name="other"/>.</summary>
    public void Add(LineCounts other)
    {
        for (var i = 0; i < outcomes.Length; i++)
        {
            outcomes[i] += other.outcomes[i];
        }

        for (var i = 0; i < decided.Length; i++)
        {
            decided[i] += other.decided[i];
        }

        Failures += other.Failures;
    }
}
