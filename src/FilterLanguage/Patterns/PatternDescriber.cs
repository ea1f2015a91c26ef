using System.Collections.Generic;
using System.Linq;
using System.Text;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.FilterLanguage.Patterns;

/// <summary>Says in a few words what a regex matches: its texts and the groups that have a meaning, in order.</summary>
public static class PatternDescriber
{
    /// <summary>Longest description, in UTF-16 units.</summary>
    public const int MaxLength = 120;

    private const int MaxAlternatives = 4;

    private static readonly char[] Numbering = ['_', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

    // Groups that say what kind of line it is; their names mean nothing to a reader.
    private static readonly HashSet<string> Marks = ["nofail", "mlfforget", "mlfgained", "content"];

    private static readonly Dictionary<string, string> Names = new()
    {
        ["ip4"] = "an IPv4 address",
        ["ip6"] = "an IPv6 address",
        ["dns"] = "a host name",
        ["cidr"] = "a prefix length",
        ["fid"] = "an id",
        ["fport"] = "a port",
        ["user"] = "a user",
        ["mlfid"] = "a session",
    };

    /// <summary>A fragment of a sentence, as <c>'Failed password for', a user, 'from', a host</c>; <c>any text</c> if there is nothing to name.</summary>
    public static string Describe(PatternTree tree)
    {
        var pieces = new List<string>();
        Visit(tree.Root, pieces);
        return pieces.Count == 0 ? "any text" : Cut(string.Join(", ", pieces));
    }

    private static void Visit(PatternNode node, List<string> pieces)
    {
        switch (node)
        {
            case LiteralNode or SequenceNode:
                VisitParts(node is SequenceNode sequence ? sequence.Parts : [node], pieces);
                break;
            case LoopNode { Low: > 0 } or AtomicNode or GroupNode { Name: null }:
                foreach (var child in node.Children())
                    Visit(child, pieces);

                break;
            case GroupNode group:
                VisitNamed(group, pieces);
                break;
            case AlternationNode alternation:
                Add(pieces, Address(alternation) ?? Alternatives(alternation));
                break;
        }
    }

    // A letter in either case belongs to the text beside it: [iI]nvalid.
    private static void VisitParts(IEnumerable<PatternNode> parts, List<string> pieces)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            if (part is LiteralNode literal)
            {
                text.Append(literal.Text);
            }
            else if (EitherCase(part) is { } letter)
            {
                text.Append(letter);
            }
            else
            {
                Add(pieces, Quote(text.ToString()));
                text.Clear();
                Visit(part, pieces);
            }
        }

        Add(pieces, Quote(text.ToString()));
    }

    private static char? EitherCase(PatternNode node) => node is ClassNode { Negated: false, Items.Count: 2 } set
        && set.Items.All(i => i.Category == ClassCategory.None && i.Low == i.High && i.Low < 128)
        && char.ToLowerInvariant((char)set.Items[0].Low) == char.ToLowerInvariant((char)set.Items[1].Low)
        ? (char)set.Items[0].Low : null;

    // A group that only marks a line, or keeps a part of it, says more by its text than by its name.
    private static void VisitNamed(GroupNode group, List<string> pieces)
    {
        if (Address(group.Body) is { } address)
        {
            Add(pieces, address);
            return;
        }

        var count = pieces.Count;
        var meaning = Meaning(group.Name!);
        if (meaning is null)
            Visit(group.Body, pieces);

        if (pieces.Count == count && !Marks.Contains(group.Name!))
            Add(pieces, meaning ?? "the " + group.Name!.Replace('_', ' ').Trim());
    }

    // The host tags are alternations of groups with known names.
    private static string? Address(PatternNode node)
    {
        var names = node.SelfAndDescendants().OfType<GroupNode>().Select(g => g.Name).ToList();
        if (names.Contains("dns"))
            return "a host";

        return names.Contains("ip4") || names.Contains("ip6") ? "an address" : null;
    }

    private static string? Alternatives(AlternationNode alternation)
    {
        var texts = new List<string>();
        foreach (var branch in alternation.Branches)
        {
            var inner = new List<string>();
            Visit(branch, inner);
            if (inner.Count != 1)
                return null;

            if (!texts.Contains(inner[0]))
                texts.Add(inner[0]);
        }

        if (texts.Count == 1)
            return texts[0];

        return texts.Count <= MaxAlternatives
            ? string.Join(", ", texts.Take(texts.Count - 1)) + " or " + texts[texts.Count - 1]
            : texts[0] + " or the like";
    }

    // alt_user and alt_user_1 are users like any other.
    private static string? Meaning(string group)
    {
        if (group.StartsWith("skiplines", System.StringComparison.Ordinal))
            return "other lines";

        var name = group.StartsWith("alt_", System.StringComparison.Ordinal) ? group.Substring(4).TrimEnd(Numbering) : group;
        return Names.TryGetValue(name, out var meaning) ? meaning : null;
    }

    // A text without letters or digits says nothing by itself.
    private static string? Quote(string text)
    {
        if (!text.Any(char.IsLetterOrDigit))
            return null;

        var clean = new StringBuilder();
        foreach (var c in text)
            clean.Append(char.IsControl(c) || char.IsWhiteSpace(c) ? ' ' : c);

        return "'" + clean.ToString().Trim() + "'";
    }

    private static void Add(List<string> pieces, string? piece)
    {
        if (piece is not null && (pieces.Count == 0 || pieces[pieces.Count - 1] != piece))
            pieces.Add(piece);
    }

    private static string Cut(string text)
    {
        if (text.Length <= MaxLength)
            return text;

        var end = MaxLength - 1;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;

        return text.Remove(end).TrimEnd() + "…";
    }
}
