using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Banhammer.Engine.Prefiltering;

namespace Banhammer.Engine.Tests.Prefiltering;

/// <summary>The law of the prefilter in its plainest form: each line, each regex, each literal of a set, one search.</summary>
internal static class NaivePrefilter
{
    /// <summary>Each candidate as <c>start-end: numbers of its regexes</c>.</summary>
    /// <param name="block">Lines.</param>
    /// <param name="needs">What the regexes need.</param>
    /// <param name="chosenSet">Which set a regex is found by.</param>
    public static List<string> Find(byte[] block, IReadOnlyList<LiteralNeeds> needs, Func<int, int> chosenSet)
    {
        var found = new List<string>();
        var start = 0;
        var lines = Encoding.Latin1.GetString(block).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            var isLine = i < lines.Length - 1 || lines[i].Length > 0;
            var hits = Enumerable.Range(0, needs.Count)
                .Where(rule => isLine && (needs[rule].Sets.Count == 0 || needs[rule].Sets[chosenSet(rule)].Literals.Any(literal => Contains(line, literal)))).ToArray();
            if (hits.Length > 0)
            {
                found.Add($"{start}-{start + line.Length}: {string.Join(',', hits)}");
            }

            start += lines[i].Length + 1;
        }

        return found;
    }

    /// <summary>What a list holds, in the same form.</summary>
    public static List<string> Of(CandidateList list, int ruleCount)
    {
        var found = new List<string>();
        for (var i = 0; i < list.Count; i++)
        {
            var hits = Enumerable.Range(0, ruleCount).Where(rule => list.Has(i, rule));
            found.Add($"{list[i].Start}-{list[i].End}: {string.Join(',', hits)}");
        }

        return found;
    }

    // Only ASCII letters may differ in case, so the framework's wider folding is no help.
    private static bool Contains(string line, Literal literal)
    {
        var fold = literal.IgnoreCase;
        for (var start = 0; start + literal.Bytes.Count <= line.Length; start++)
        {
            var at = 0;
            while (at < literal.Bytes.Count && Fold(line[start + at], fold) == Fold((char)literal.Bytes[at], fold))
            {
                at++;
            }

            if (at == literal.Bytes.Count)
            {
                return true;
            }
        }

        return false;
    }

    private static char Fold(char value, bool fold) => fold && value is >= 'A' and <= 'Z' ? (char)(value + 32) : value;
}
