using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Patterns;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.FilterLanguage.Programs;

/// <summary>The core of an address tag, which is one operation.</summary>
/// <param name="Kind">Ip4, Ip6 or Dns.</param>
internal sealed record MacroNode(OperationKind Kind) : PatternNode
{
    private static readonly IReadOnlyList<(PatternNode Body, MacroNode Macro)> known =
    [
        (BodyOf(HostTags.Ip4), new MacroNode(OperationKind.Ip4)),
        (BodyOf(HostTags.Ip6), new MacroNode(OperationKind.Ip6)),
        (BodyOf(HostTags.Dns), new MacroNode(OperationKind.Dns)),
    ];

    /// <summary>The macro that the body of a group is; null for none. A body that ignores case or is limited to ASCII is another tree, and none.</summary>
    public static MacroNode? Of(PatternNode groupBody)
    {
        foreach (var (body, macro) in known)
        {
            if (body.Equals(groupBody))
                return macro;
        }

        return null;
    }

    // The one group of a tag's text.
    private static PatternNode BodyOf(string tag) =>
        PatternParser.Parse(new FinalRegex(tag, false)).Tree!.Root.SelfAndDescendants().OfType<GroupNode>().Single().Body;
}
