using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.FilterLanguage.Programs;

/// <summary>Takes out what alternatives share.</summary>
internal static class Alternatives
{
    /// <summary>What all branches begin with, as far as it has only one reading, and what is left of each.</summary>
    /// <remarks>Such parts fail or succeed once; what can be read in several ways, as <c>.*?</c> can, has to stay where it is.</remarks>
    public static (IReadOnlyList<PatternNode> Prefix, IReadOnlyList<PatternNode> Branches) TakeCommonPrefix(IReadOnlyList<PatternNode> branches)
    {
        var prefix = new List<PatternNode>();
        var rest = branches.Select(b => new Queue<PatternNode>(TreeNormaliser.PartsOf(b).SelectMany(Singles))).ToList();
        while (rest.TrueForAll(r => r.Count > 0 && r.Peek().Equals(rest[0].Peek())) && HasOneReading(rest[0].Peek()))
        {
            prefix.Add(rest[0].Peek());
            rest.ForEach(r => r.Dequeue());
        }

        return prefix.Count == 0 ? (prefix, branches) : (prefix, rest.ConvertAll(TreeNormaliser.Join));
    }

    /// <summary>Branches that each take one code point, as one class; null if that isn't so.</summary>
    public static ClassNode? AsClass(IReadOnlyList<PatternNode> branches)
    {
        var sets = branches.Select(CodePoints.ClassOf).ToList();
        if (!sets.TrueForAll(s => s is { Negated: false }))
            return null;

        // Case matters to code points alone, and the alphabet to categories and case alone.
        var withCase = sets.Where(s => s!.Items.Any(i => i.Category == ClassCategory.None)).Select(s => s!.IgnoreCase).Distinct().ToList();
        var withAlphabet = sets.Where(s => s!.IgnoreCase || s.Items.Any(i => i.Category != ClassCategory.None)).Select(s => s!.AsciiOnly).Distinct().ToList();
        return withCase.Count > 1 || withAlphabet.Count > 1
            ? null
            : new ClassNode(sets.SelectMany(s => s!.Items).Distinct().ToEquatableArray(), false, withCase.Contains(true), withAlphabet.Contains(true));
    }

    /// <summary>
    /// The alternation of the branches. Of adjacent ones that begin with the same text, that text comes first, once: the order of trials is the
    /// same, and a trie comes of it.
    /// </summary>
    public static PatternNode Factor(IReadOnlyList<PatternNode> branches)
    {
        var factored = new List<PatternNode>();
        for (var i = 0; i < branches.Count;)
        {
            var (prefix, count) = SharedText(branches, i);
            if (count == 1)
            {
                factored.Add(branches[i]);
            }
            else
            {
                var rest = branches.Skip(i).Take(count).Select(b => Without(b, prefix.Length)).ToList();
                factored.Add(TreeNormaliser.Join([new LiteralNode(prefix, false, false), Factor(rest)]));
            }

            i += count;
        }

        return factored.Count == 1 ? factored[0] : new AlternationNode(factored.ToEquatableArray());
    }

    private static bool HasOneReading(PatternNode part) => part is LiteralNode or ClassNode or AssertionNode or BackreferenceNode;

    private static IEnumerable<PatternNode> Singles(PatternNode part) => part is LiteralNode literal
        ? CodePoints.Of(literal.Text).Select(c => literal with { Text = char.ConvertFromUtf32(c) })
        : [part];

    // The longest run of branches from one on that share a leading text, greedily: each one more may shorten the text.
    private static (string Text, int Count) SharedText(IReadOnlyList<PatternNode> branches, int first)
    {
        var text = LeadingText(branches[first]);
        var next = first + 1;
        for (; next < branches.Count; next++)
        {
            var shared = Shared(text, LeadingText(branches[next]));
            if (shared == 0)
                break;

            text = text.Substring(0, shared);
        }

        return (text, next - first);
    }

    private static string LeadingText(PatternNode branch) => TreeNormaliser.PartsOf(branch).FirstOrDefault() is LiteralNode literal ? literal.Text : "";

    private static int Shared(string a, string b)
    {
        var count = 0;
        while (count < Math.Min(a.Length, b.Length) && a[count] == b[count])
            count++;

        return count > 0 && char.IsHighSurrogate(a[count - 1]) ? count - 1 : count;
    }

    private static PatternNode Without(PatternNode branch, int leading)
    {
        var parts = TreeNormaliser.PartsOf(branch).ToList();
        var text = ((LiteralNode)parts[0]).Text.Substring(leading);
        return TreeNormaliser.Join(text.Length == 0 ? parts.Skip(1) : [((LiteralNode)parts[0]) with { Text = text }, .. parts.Skip(1)]);
    }
}
