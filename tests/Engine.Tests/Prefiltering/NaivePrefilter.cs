using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Banhammer.Engine.Prefiltering;

namespace Banhammer.Engine.Tests.Prefiltering;

/// <summary>The law of the prefilter in its plainest form: each line, each set, each literal, one search.</summary>
internal static class NaivePrefilter
{
    /// <summary>Each candidate as <c>index start-end: numbers of its sets</c>.</summary>
    public static List<string> Find(byte[] block, IReadOnlyList<LiteralSet> sets)
    {
        var found = new List<string>();
        var start = 0;
        var lines = Encoding.Latin1.GetString(block).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            var isLine = i < lines.Length - 1 || lines[i].Length > 0;
            var hits = Enumerable.Range(0, sets.Count).Where(set => isLine && Admits(sets[set], line)).ToArray();
            if (hits.Length > 0)
            {
                found.Add($"{i} {start}-{start + line.Length}: {string.Join(',', hits)}");
            }

            start += lines[i].Length + 1;
        }

        return found;
    }

    /// <summary>What a list holds, in the same form.</summary>
    public static List<string> Of(CandidateList list, int setCount)
    {
        var found = new List<string>();
        for (var i = 0; i < list.Count; i++)
        {
            var hits = Enumerable.Range(0, setCount).Where(set => list.Has(i, set));
            found.Add($"{list[i].LineIndex} {list[i].Start}-{list[i].End}: {string.Join(',', hits)}");
        }

        return found;
    }

    private static bool Admits(LiteralSet set, string line) =>
        set.Literals.Count == 0 || set.Literals.Any(literal => Contains(line, Encoding.Latin1.GetString(literal.Bytes.ToArray()), literal.IgnoreCase));

    // One char a byte: only ASCII letters may differ in case, so the framework's wider folding is no help.
    private static bool Contains(string line, string text, bool ignoreCase) =>
        (ignoreCase ? Small(line) : line).Contains(ignoreCase ? Small(text) : text, StringComparison.Ordinal);

    private static string Small(string text) => string.Concat(text.Select(c => c is >= 'A' and <= 'Z' ? (char)(c + 32) : c));
}
