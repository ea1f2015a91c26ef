using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Patterns;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.FilterLanguage.Advice;

/// <summary>A regex as one list of parts, with its address in it: what stands beside the address is a neighbour.</summary>
/// <param name="Parts">In order. Groups and sequences are opened, unless they are the address.</param>
/// <param name="Address">The index of the part that has the address.</param>
internal sealed record FlatPattern(List<PatternNode> Parts, int Address)
{
    /// <summary>Null for a regex without an address.</summary>
    public static FlatPattern? Of(PatternTree tree)
    {
        var parts = new List<PatternNode>();
        Flatten(tree.Root, parts);
        var address = parts.FindIndex(IsAddress);
        return address < 0 ? null : new FlatPattern(parts, address);
    }

    /// <summary>Whether a group captures an address or a host name.</summary>
    public static bool IsAddressGroup(GroupNode group) => group.Name is "ip4" or "ip6" or "dns";

    private static void Flatten(PatternNode node, List<PatternNode> parts)
    {
        if (node is SequenceNode or AtomicNode || (node is GroupNode group && !IsAddressGroup(group)))
        {
            foreach (var child in node.Children())
                Flatten(child, parts);
        }
        else
        {
            parts.Add(node);
        }
    }

    private static bool IsAddress(PatternNode node) => node.SelfAndDescendants().Any(n => n is GroupNode g && IsAddressGroup(g));
}
