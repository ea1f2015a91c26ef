using System;
using System.Collections.Generic;
using System.Linq;

namespace Banhammer.Engine.Prefiltering;

/// <summary>The distinct literals of all regexes, numbered from 0; which of its sets each regex is found by, and so which literals are searched for.</summary>
/// <remarks>A regex is a bit of a candidate. Choosing other sets allocates nothing.</remarks>
internal sealed class LiteralTable
{
    private readonly PreparedLiteral[] literals;
    private readonly int[][][] rules; // for each regex, for each of its sets, the literals that can be in a line
    private readonly int[] chosen;
    private readonly bool[] isSought;
    private readonly ulong[] bits;
    private readonly ulong[] everyLine;

    public LiteralTable(IReadOnlyList<LiteralNeeds> needs)
    {
        WordsPerLine = Math.Max(1, (needs.Count + 63) / 64);
        everyLine = new ulong[WordsPerLine];
        var numbers = new Dictionary<Literal, int>();
        rules = needs.Select(rule => rule.Sets.Select(set => set.Literals.Where(IsFindable).Select(NumberOf).ToArray()).ToArray()).ToArray();
        literals = numbers.OrderBy(pair => pair.Value).Select(pair => new PreparedLiteral(pair.Key)).ToArray();
        chosen = new int[rules.Length];
        isSought = new bool[literals.Length];
        bits = new ulong[literals.Length * WordsPerLine];
        for (var rule = 0; rule < rules.Length; rule++)
        {
            if (rules[rule].Length == 0)
            {
                Set(everyLine, rule);
                AdmitsEveryLine = true;
            }
        }

        Apply();

        int NumberOf(Literal literal) => numbers.TryGetValue(literal, out var number) ? number : numbers[literal] = numbers.Count;
    }

    /// <summary>Regexes.</summary>
    public int RuleCount => rules.Length;

    /// <summary>Words of 64 bits for one bit a regex; at least 1.</summary>
    public int WordsPerLine { get; }

    /// <summary>Whether nothing is known of some regex, so that it is tried on every line.</summary>
    public bool AdmitsEveryLine { get; }

    /// <summary>All literals, sought or not.</summary>
    public ReadOnlySpan<PreparedLiteral> Literals => literals;

    /// <summary>How many literals are searched for.</summary>
    public int SoughtCount { get; private set; }

    /// <summary>The bits of the regexes that are tried on every line.</summary>
    public ReadOnlySpan<ulong> EveryLine => everyLine;

    /// <summary>The bits of the regexes that are found by a literal.</summary>
    public ReadOnlySpan<ulong> BitsOf(int literal) => bits.AsSpan(literal * WordsPerLine, WordsPerLine);

    /// <summary>Whether a literal is searched for.</summary>
    public bool IsSought(int literal) => isSought[literal];

    /// <summary>How many sets a regex has to choose from.</summary>
    public int SetCount(int rule) => rules[rule].Length;

    /// <summary>The literals of a set.</summary>
    public ReadOnlySpan<int> LiteralsOf(int rule, int set) => rules[rule][set];

    /// <summary>The set that a regex is found by; 0 until another is chosen.</summary>
    public int ChosenSet(int rule) => chosen[rule];

    /// <summary>Finds a regex by another of its sets, once <see cref="Apply"/> is called.</summary>
    public void Choose(int rule, int set) => chosen[rule] = set;

    /// <summary>Makes the choices hold.</summary>
    public void Apply()
    {
        isSought.AsSpan().Clear();
        bits.AsSpan().Clear();
        for (var rule = 0; rule < rules.Length; rule++)
        {
            if (rules[rule].Length > 0)
            {
                foreach (var literal in rules[rule][chosen[rule]])
                {
                    isSought[literal] = true;
                    Set(bits.AsSpan(literal * WordsPerLine, WordsPerLine), rule);
                }
            }
        }

        SoughtCount = isSought.AsSpan().Count(true);
    }

    // No line holds a line feed.
    private static bool IsFindable(Literal literal) => !literal.Bytes.Contains((byte)'\n');

    private static void Set(Span<ulong> words, int bit) => words[bit >> 6] |= 1UL << bit;
}
