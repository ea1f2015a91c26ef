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
            case LiteralNode literal:
                Add(pieces, Quote(literal.Text));
                break;
            case LoopNode { Low: > 0 } or SequenceNode or AtomicNode:
                foreach (var child in node.Children())
                    Visit(child, pieces);

                break;
            case GroupNode { Name: { } name } group:
                if (group.Body is GroupNode or AlternationNode && Address(group.Body) is { } inner)
                    Add(pieces, inner);
                else
                    Add(pieces, Meaning(name));

                break;
            case GroupNode group:
                Visit(group.Body, pieces);
                break;
            case AlternationNode alternation:
                Add(pieces, Address(alternation) ?? Alternatives(alternation));
                break;
        }
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

    private static string Meaning(string group) => group switch
    {
        "ip4" => "an IPv4 address",
        "ip6" => "an IPv6 address",
        "dns" => "a host name",
        "cidr" => "a prefix length",
        "fid" => "an id",
        "fport" => "a port",
        "user" => "a user",
        "mlfid" => "a session",
        "content" => "the content",
        "nofail" => "a mark of no failure",
        "mlfforget" => "the end of a session",
        "mlfgained" => "a success",
        _ when group.StartsWith("alt_", System.StringComparison.Ordinal) => "a " + Words(group.Substring(4).TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '_')),
        _ when group.StartsWith("skiplines", System.StringComparison.Ordinal) => "other lines",
        _ => "the " + Words(group),
    };

    private static string Words(string name) => name.Replace('_', ' ').Trim();

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
