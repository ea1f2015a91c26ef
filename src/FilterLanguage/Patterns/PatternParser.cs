using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.FilterLanguage.Patterns;

/// <summary>Reads the regexes of Python's <c>re</c> (3.11): accepts what that accepts, and rejects what it rejects.</summary>
/// <remarks>
/// Recursive descent over code points. The first fault ends the parse: a method that finds one records it and returns null,
/// and each caller hands the null on. Two things are narrower than in Python: groups nest at most <see cref="MaxDepth"/> deep (there the
/// limit is the interpreter's stack), and <c>\N{…}</c> knows the names of <see cref="CharacterNames"/> only.
/// </remarks>
public sealed partial class PatternParser
{
    /// <summary>How deep groups may nest.</summary>
    public const int MaxDepth = 200;

    private readonly PatternTokens tokens;
    private readonly List<PatternGroup> groups = [];
    private readonly Dictionary<string, int> numbers = [];

    // The width of each group that is closed; null while it is open.
    private readonly List<PatternWidth?> widths = [];

    // Conditionals by number may refer to groups that come later: number to place.
    private readonly List<(int Group, int Offset, int Length)> laterGroups = [];

    private PatternFlags globalFlags;
    private PatternFault? fault;

    // Number of groups before the outermost lookbehind that is open; null outside of one.
    private int? groupsBeforeLookBehind;

    private PatternParser(FinalRegex regex)
    {
        tokens = new PatternTokens(regex.Text);
        globalFlags = regex.Multiline ? PatternFlags.Multiline : PatternFlags.None;
    }

    /// <summary>Parses a regex whose tags are expanded.</summary>
    public static ParsedPattern Parse(FinalRegex regex)
    {
        var parser = new PatternParser(regex);
        var root = parser.ParseWhole();
        return root is null
            ? new ParsedPattern(null, parser.fault)
            : new ParsedPattern(new PatternTree(regex.Text, regex.Multiline, root, parser.groups.ToEquatableArray()), null);
    }

    private PatternNode? ParseWhole()
    {
        var root = ParseAlternation(globalFlags, 0);
        if (root is null)
            return null;

        if (!tokens.AtEnd)
            return Fail(PatternFaults.UnmatchedClosingBracket, tokens.Position, 1);

        if (tokens.AtLoneBackslash)
            return FailLoneBackslash();

        const PatternFlags both = PatternFlags.Ascii | PatternFlags.Unicode;
        if ((globalFlags & both) == both)
            return Fail(PatternFaults.BadFlags, 0, 0, "au", "the flags 'a' and 'u' exclude each other");

        foreach (var (group, offset, length) in laterGroups)
        {
            if (group > groups.Count)
                return Fail(PatternFaults.UnknownGroup, offset, length, tokens.Text.Substring(offset, length));
        }

        return root;
    }

    private PatternNode? ParseAlternation(PatternFlags flags, int depth)
    {
        if (depth > MaxDepth)
            return Fail(PatternFaults.TooDeep, tokens.Position, 0, Number(MaxDepth));

        var start = tokens.Position;
        var branches = new List<PatternNode>();
        do
        {
            var branch = ParseSequence(flags, depth, depth == 0 && branches.Count == 0);
            if (branch is null)
                return null;

            branches.Add(branch);
            if (depth == 0)
                flags = globalFlags;
        }
        while (tokens.Take('|'));

        return branches.Count == 1 ? branches[0] : Place(new AlternationNode(branches.ToEquatableArray()), start);
    }

    /// <param name="flags">Those that hold here.</param>
    /// <param name="depth">Number of groups around.</param>
    /// <param name="first">Whether global flags may stand here.</param>
    private PatternNode? ParseSequence(PatternFlags flags, int depth, bool first)
    {
        var start = tokens.Position;
        var items = new List<Item>();
        while (!tokens.AtEnd && !tokens.Is('|') && !tokens.Is(')'))
        {
            if ((flags & PatternFlags.Verbose) != 0 && SkipVerbose())
                continue;

            if (IsQuantifier(out var low, out var high, out var length))
            {
                if (!Repeat(items, low, high, length))
                    return null;

                continue;
            }

            var itemStart = tokens.Position;
            var item = ParseItem(flags, depth, first && items.Count == 0);
            if (item is null)
                return null;

            if (item.Node is not null)
                items.Add(item with { Start = itemStart });
            else if (item.SetsFlags)
                flags = globalFlags;
        }

        return tokens.AtLoneBackslash ? FailLoneBackslash() : Join(items.Select(i => i.Node!), start);
    }

    // White space, or a comment to the end of the line. An escaped line feed does not end it.
    private bool SkipVerbose()
    {
        if (!tokens.Escaped && tokens.Code is ' ' or '\t' or '\n' or '\r' or '\v' or '\f')
        {
            tokens.Advance();
            return true;
        }

        if (!tokens.Take('#'))
            return false;

        while (!tokens.AtEnd && !tokens.Is('\n'))
            tokens.Advance();

        tokens.Take('\n');
        return true;
    }

    private Item? ParseItem(PatternFlags flags, int depth, bool first)
    {
        var start = tokens.Position;
        if (tokens.Escaped)
            return ParseEscape(flags);

        switch (tokens.Code)
        {
            case '(':
                return ParseBracket(flags, depth, first);
            case '[':
                return Plain(ParseClass(flags));
            case '.':
                tokens.Advance();
                return Plain(Place((flags & PatternFlags.DotAll) != 0 ? ClassNode.Any : ClassNode.Dot, start));
            case '^':
                tokens.Advance();
                return Assert((flags & PatternFlags.Multiline) != 0 ? AssertionKind.LineStart : AssertionKind.Start, flags, start);
            case '$':
                tokens.Advance();
                return Assert((flags & PatternFlags.Multiline) != 0 ? AssertionKind.LineEnd : AssertionKind.End, flags, start);
            default:
                var code = tokens.Code;
                tokens.Advance();
                return Plain(Literal(code, flags, start));
        }
    }

    // Sequences within are opened, and adjacent literals become one: (?:ab)c is abc.
    private PatternNode Join(IEnumerable<PatternNode> nodes, int start)
    {
        var parts = new List<PatternNode>();
        foreach (var part in nodes.SelectMany(n => n is SequenceNode s ? s.Parts : (IEnumerable<PatternNode>)[n]))
        {
            if (parts.Count > 0 && parts[parts.Count - 1] is LiteralNode last && part is LiteralNode next
                && last.IgnoreCase == next.IgnoreCase && last.AsciiOnly == next.AsciiOnly)
            {
                parts[parts.Count - 1] = last with { Text = last.Text + next.Text, Length = next.Offset + next.Length - last.Offset };
            }
            else
            {
                parts.Add(part);
            }
        }

        return parts.Count == 1 ? parts[0] : Place(new SequenceNode(parts.ToEquatableArray()), start);
    }

    private PatternNode Literal(int code, PatternFlags flags, int start)
    {
        var ignoreCase = (flags & PatternFlags.IgnoreCase) != 0;
        var asciiOnly = ignoreCase && (flags & PatternFlags.Ascii) != 0;

        // Half a surrogate pair is never in text that was decoded; as a class it can't merge with its other half.
        return code is >= 0xD800 and <= 0xDFFF
            ? Place(new ClassNode(new[] { ClassItem.Of(code) }.ToEquatableArray(), false, ignoreCase, asciiOnly), start)
            : Place(new LiteralNode(char.ConvertFromUtf32(code), ignoreCase, asciiOnly), start);
    }

    private Item Assert(AssertionKind kind, PatternFlags flags, int start)
    {
        var aboutWords = kind is AssertionKind.WordBoundary or AssertionKind.NotWordBoundary;
        return new Item(Place(new AssertionNode(kind, aboutWords && (flags & PatternFlags.Ascii) != 0), start)) { IsAssertion = true };
    }

    private static Item? Plain(PatternNode? node) => node is null ? null : new Item(node);

    private T Place<T>(T node, int start)
        where T : PatternNode => node with { Offset = start, Length = tokens.Position - start };

    private PatternNode? FailLoneBackslash() => Fail(PatternFaults.BadEscape, tokens.Position, 1, "\\");

    private PatternNode? Fail(FaultRule rule, int offset, int length, params string[] arguments)
    {
        fault ??= PatternFault.Of(rule, offset, length, arguments);
        return null;
    }

    /// <summary>A part of a sequence while that is read, with what a quantifier behind it needs to know.</summary>
    private sealed record Item(PatternNode? Node)
    {
        /// <summary>A comment: nothing was added.</summary>
        public static Item Nothing { get; } = new((PatternNode?)null);

        /// <summary>Global flags: nothing was added, the flags changed.</summary>
        public static Item Flags { get; } = new((PatternNode?)null) { SetsFlags = true };

        /// <summary>Where it starts: with its bracket, unlike a node, for which that may not matter.</summary>
        public int Start { get; init; }

        public bool SetsFlags { get; init; }

        public bool IsAssertion { get; init; }

        public bool IsLoop { get; init; }
    }
}
