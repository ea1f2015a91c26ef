using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Patterns;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.FilterLanguage.Advice;

/// <summary>What stands around the address of a regex, as far as it decides which of several texts is taken for the address.</summary>
/// <param name="LooseWildcard">A greedy wild card before the address while what comes behind is loose too; null if there is none.</param>
/// <param name="TailTrap">A greedy loop that takes the start of the address with it and leaves its tail as a host name; null if there is none.</param>
internal sealed record AddressSurroundings(LoopNode? LooseWildcard, LoopNode? TailTrap)
{
    /// <summary>Null for a regex without an address.</summary>
    public static AddressSurroundings? Of(PatternTree tree)
    {
        var flat = FlatPattern.Of(tree);
        return flat is null ? null : new AddressSurroundings(Loose(flat.Parts, flat.Address), Trap(flat.Parts, flat.Address));
    }

    // A greedy wild card makes the last possible address win. That does no harm where the text behind is precise up to the end.
    private static LoopNode? Loose(List<PatternNode> parts, int address)
    {
        var ends = parts[parts.Count - 1] is AssertionNode { Kind: AssertionKind.End or AssertionKind.LineEnd or AssertionKind.VeryEnd };
        var precise = ends && !parts.Skip(address + 1).Any(p => Wildcards(p).Any());
        if (precise)
            return null;

        var from = parts.FindLastIndex(address, p => p is AssertionNode
        {
            Kind: AssertionKind.Start or AssertionKind.LineStart or AssertionKind.End or AssertionKind.LineEnd,
        });
        return parts.Skip(from + 1).Take(address - from - 1).SelectMany(Wildcards).FirstOrDefault(w => w.Mode != LoopMode.Lazy);
    }

    private static IEnumerable<LoopNode> Wildcards(PatternNode node) => node.SelfAndDescendants().OfType<LoopNode>()
        .Where(l => l.High is null && (l.Body.Equals(ClassNode.Dot) || l.Body.Equals(ClassNode.Any)));

    private static LoopNode? Trap(List<PatternNode> parts, int address)
    {
        if (!parts[address].SelfAndDescendants().Any(n => n is GroupNode { Name: "dns" }))
            return null;

        for (var i = address - 1; i >= 0; i--)
        {
            switch (parts[i])
            {
                case LoopNode { High: null, Mode: not LoopMode.Lazy, Body: ClassNode body } loop when TakesAddresses(body):
                    return loop;
                case LoopNode { Low: 0 }:
                case AssertionNode:
                    continue;
                default:
                    // Text, or a lookbehind, fixes where the address starts.
                    return null;
            }
        }

        return null;
    }

    private static bool TakesAddresses(ClassNode set) => Takes(set, '0') && Takes(set, '9') && Takes(set, '.');

    private static bool Takes(ClassNode set, char c) => set.Negated != set.Items.Any(i => i.Category switch
    {
        ClassCategory.None => i.Low <= c && c <= i.High,
        ClassCategory.Digit or ClassCategory.Word => char.IsDigit(c),
        ClassCategory.NotDigit or ClassCategory.NotWord => !char.IsDigit(c),
        ClassCategory.NotSpace => true,
        _ => false,
    });
}
