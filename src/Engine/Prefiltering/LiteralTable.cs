using System;
using System.Collections.Generic;
using System.Linq;

namespace Banhammer.Engine.Prefiltering;

/// <summary>The distinct literals of all sets, numbered from 0, and for each the bits of the sets that have it.</summary>
internal sealed class LiteralTable
{
    private readonly PreparedLiteral[] literals;
    private readonly ulong[] sets;
    private readonly ulong[] everyLine;

    public LiteralTable(IReadOnlyList<LiteralSet> literalSets)
    {
        SetCount = literalSets.Count;
        WordsPerLine = Math.Max(1, (SetCount + 63) / 64);
        everyLine = new ulong[WordsPerLine];
        var numbers = new Dictionary<Literal, int>();
        var rows = new List<ulong[]>();
        for (var set = 0; set < literalSets.Count; set++)
        {
            if (literalSets[set].AdmitsEveryLine)
            {
                Set(everyLine, set);
                AdmitsEveryLine = true;
                continue;
            }

            foreach (var literal in literalSets[set].Literals.Where(IsFindable))
            {
                if (numbers.TryAdd(literal, rows.Count))
                {
                    rows.Add(new ulong[WordsPerLine]);
                }

                Set(rows[numbers[literal]], set);
            }
        }

        literals = numbers.OrderBy(pair => pair.Value).Select(pair => new PreparedLiteral(pair.Key)).ToArray();
        sets = rows.SelectMany(row => row).ToArray();
    }

    /// <summary>Literal sets, findable or not.</summary>
    public int SetCount { get; }

    /// <summary>Words of 64 bits for one bit a set; at least 1.</summary>
    public int WordsPerLine { get; }

    /// <summary>Whether some set admits every line.</summary>
    public bool AdmitsEveryLine { get; }

    /// <summary>The literals to look for.</summary>
    public ReadOnlySpan<PreparedLiteral> Literals => literals;

    /// <summary>The bits of the sets that admit every line.</summary>
    public ReadOnlySpan<ulong> EveryLine => everyLine;

    /// <summary>The bits of the sets that have a literal.</summary>
    public ReadOnlySpan<ulong> SetsOf(int literal) => sets.AsSpan(literal * WordsPerLine, WordsPerLine);

    // No line holds a line feed.
    private static bool IsFindable(Literal literal) => !literal.Bytes.Contains((byte)'\n');

    private static void Set(ulong[] words, int bit) => words[bit >> 6] |= 1UL << bit;
}
