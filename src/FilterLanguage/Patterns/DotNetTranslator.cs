using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.FilterLanguage.Patterns;

/// <summary>Writes a tree as a regex of .NET with Python's meaning.</summary>
/// <remarks>
/// Flags other than MULTILINE are written where they hold. Groups without a name that nobody reads capture nothing; those that a
/// back-reference or a conditional reads get a reserved name, since .NET numbers groups in another order. .NET reads UTF-16 units:
/// a negated class or a dot takes a character beyond U+FFFF as two, and <c>\w</c> does not know letters there.
/// </remarks>
public sealed class DotNetTranslator
{
    private const string WordSet = @"[\p{L}\p{N}_]";
    private const string AsciiWordSet = "[a-zA-Z0-9_]";

    private readonly PatternTree tree;
    private readonly HashSet<int> read = [];
    private readonly StringBuilder text = new();

    private DotNetTranslator(PatternTree tree)
    {
        this.tree = tree;
        CollectReadGroups(tree.Root);
    }

    // How tightly what is written must hold together.
    private enum Level
    {
        /// <summary>A whole expression: alternatives may be bare.</summary>
        Alternation,

        /// <summary>A part of a sequence.</summary>
        Sequence,

        /// <summary>What a quantifier may follow.</summary>
        Atom,
    }

    /// <summary>The same regex for .NET.</summary>
    public static DotNetRegex Translate(PatternTree tree)
    {
        var translator = new DotNetTranslator(tree);
        translator.Write(tree.Root, Level.Alternation);
        return new DotNetRegex(translator.text.ToString(), tree.Multiline, tree.GroupNames.ToEquatableArray());
    }

    /// <summary>
    /// The same regex for .NET, with every group capturing: <see cref="DotNetRegex.GroupNames"/> are the .NET names of all groups, in the order
    /// of their numbers.
    /// </summary>
    public static DotNetRegex TranslateAllGroups(PatternTree tree)
    {
        var translator = new DotNetTranslator(tree);
        translator.read.UnionWith(tree.Groups.Select(group => group.Number));
        translator.Write(tree.Root, Level.Alternation);
        return new DotNetRegex(translator.text.ToString(), tree.Multiline, tree.Groups.Select(group => translator.GroupName(group.Number)).ToEquatableArray());
    }

    private void CollectReadGroups(PatternNode node)
    {
        switch (node)
        {
            case BackreferenceNode backreference:
                read.Add(backreference.Group);
                break;
            case ConditionalNode conditional:
                read.Add(conditional.Group);
                break;
        }

        foreach (var child in node.Children())
            CollectReadGroups(child);
    }

    private void Write(PatternNode node, Level level)
    {
        switch (node)
        {
            case LiteralNode literal:
                Wrap(level == Level.Atom && !literal.IgnoreCase && literal.Text.Length > 1, () => text.Append(DotNetClasses.Literal(literal)));
                break;
            case ClassNode set:
                text.Append(DotNetClasses.Class(set));
                break;
            case SequenceNode sequence:
                Wrap(level == Level.Atom, () => WriteSequence(sequence));
                break;
            case AlternationNode alternation:
                Wrap(level != Level.Alternation, () => WriteAlternation(alternation));
                break;
            case LoopNode loop:
                Wrap(level == Level.Atom && loop.Mode != LoopMode.Possessive, () => WriteLoop(loop));
                break;
            case GroupNode group when group.Name is null && !read.Contains(group.Number):
                Write(group.Body, level);
                break;
            case GroupNode group:
                Bracket("(?<" + GroupName(group.Number) + ">", group.Body);
                break;
            case AtomicNode atomic:
                Bracket("(?>", atomic.Body);
                break;
            case LookNode look:
                Bracket("(?" + (look.Behind ? "<" : "") + (look.Negative ? "!" : "="), look.Body);
                break;
            case AssertionNode assertion:
                Wrap(level == Level.Atom, () => text.Append(Assertion(assertion, null, null)));
                break;
            case BackreferenceNode backreference:
                var reference = @"\k<" + GroupName(backreference.Group) + ">";
                text.Append(backreference.IgnoreCase ? "(?i:" + reference + ")" : reference);
                break;
            case ConditionalNode conditional:
                WriteConditional(conditional);
                break;
        }
    }

    private void WriteSequence(SequenceNode sequence)
    {
        var parts = sequence.Parts;
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i] is AssertionNode assertion)
                text.Append(Assertion(assertion, i > 0 ? parts[i - 1] : null, i + 1 < parts.Count ? parts[i + 1] : null));
            else
                Write(parts[i], Level.Sequence);
        }
    }

    private void WriteAlternation(AlternationNode alternation)
    {
        for (var i = 0; i < alternation.Branches.Count; i++)
        {
            if (i > 0)
                text.Append('|');

            Write(alternation.Branches[i], Level.Sequence);
        }
    }

    private void WriteLoop(LoopNode loop)
    {
        if (loop.Mode == LoopMode.Possessive)
            text.Append("(?>");

        if (IsAtomic(loop.Body))
        {
            // .NET folds (?>x+)? into an atomic x*, which no longer tries to go without; an assertion that always holds keeps them apart.
            text.Append("(?:");
            Write(loop.Body, Level.Sequence);
            text.Append("(?!(?!)))");
        }
        else
        {
            Write(loop.Body, Level.Atom);
        }

        text.Append((loop.Low, loop.High) switch
        {
            (0, null) => "*",
            (1, null) => "+",
            (0, 1) => "?",
            var (low, high) when low == high => "{" + Number(low) + "}",
            var (low, high) => "{" + Number(low) + "," + (high is { } limit ? Number(limit) : "") + "}",
        });
        text.Append(loop.Mode switch { LoopMode.Lazy => "?", LoopMode.Possessive => ")", _ => "" });
    }

    private bool IsAtomic(PatternNode node) => node is AtomicNode or LoopNode { Mode: LoopMode.Possessive }
        || (node is GroupNode { Name: null } group && !read.Contains(group.Number) && IsAtomic(group.Body));

    private void WriteConditional(ConditionalNode conditional)
    {
        text.Append("(?(").Append(GroupName(conditional.Group)).Append(')');
        Write(conditional.Yes, Level.Sequence);
        if (conditional.No is not SequenceNode { Parts.Count: 0 })
        {
            text.Append('|');
            Write(conditional.No, Level.Sequence);
        }

        text.Append(')');
    }

    private void Bracket(string open, PatternNode body)
    {
        text.Append(open);
        Write(body, Level.Alternation);
        text.Append(')');
    }

    private void Wrap(bool needed, System.Action write)
    {
        if (needed)
            text.Append("(?:");

        write();
        if (needed)
            text.Append(')');
    }

    private string GroupName(int number)
    {
        if (tree.Groups[number - 1].Name is { } name)
            return DotNetRegex.GroupNameOf(name);

        var reserved = "__g" + Number(number);
        while (tree.GroupNames.Contains(reserved))
            reserved = "_" + reserved;

        return reserved;
    }

    private string Assertion(AssertionNode assertion, PatternNode? before, PatternNode? behind) => assertion.Kind switch
    {
        AssertionKind.Start => tree.Multiline ? @"\A" : "^",
        AssertionKind.LineStart => tree.Multiline ? "^" : "(?m:^)",
        AssertionKind.End => tree.Multiline ? @"\Z" : "$",
        AssertionKind.LineEnd => tree.Multiline ? "$" : "(?m:$)",
        AssertionKind.VeryEnd => @"\z",
        _ => Boundary(assertion, before, behind),
    };

    // .NET's \b has other word characters. Where the regex itself says what stands on one side, a look at the other side is all it takes.
    private static string Boundary(AssertionNode assertion, PatternNode? before, PatternNode? behind)
    {
        var set = assertion.AsciiOnly ? AsciiWordSet : WordSet;
        var wanted = assertion.Kind == AssertionKind.WordBoundary;
        if (behind is not null && WordEdges.First(behind, assertion.AsciiOnly) is { } next)
            return (next == wanted ? "(?<!" : "(?<=") + set + ")";

        if (before is not null && WordEdges.Last(before, assertion.AsciiOnly) is { } last)
            return (last == wanted ? "(?!" : "(?=") + set + ")";

        // In Python, an empty text has neither a boundary nor a place without one.
        return wanted
            ? $"(?:(?<={set})(?!{set})|(?<!{set})(?={set}))"
            : $@"(?:(?<={set})(?={set})|(?<!{set})(?!{set})(?!\A\z))";
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
