using System;
using System.Buffers;
using Banhammer.Engine.Dates.Expressions;

using Banhammer.FilterLanguage.Patterns;

namespace Banhammer.Engine.Dates;

/// <summary>A template that is matched over the bytes of a line, without a regex.</summary>
internal sealed class SpanDateTemplate : DateTemplate
{
    private const int LeastBudget = 4096;

    private readonly Node root;
    private readonly FieldReader fields;
    private readonly SearchValues<byte> first;
    private readonly bool onlyAtStart;
    private readonly bool mayBeEmpty;
    private readonly bool beginsAtBoundary;
    private readonly bool needsColon;
    private readonly bool needsDigit;
    private readonly int slotCount;

    public SpanDateTemplate(TemplateShape shape, ExpressionSyntax syntax, Node root)
        : base(shape)
    {
        this.root = root;
        fields = new FieldReader(shape, syntax.GroupNames);
        first = SearchValues.Create(root.First.ToArray());
        onlyAtStart = root.Kind == NodeKind.Start;
        mayBeEmpty = root.First.AtEnd;
        beginsAtBoundary = root.Kind == NodeKind.BeforeDate;
        needsColon = RequiredCharacters.Needs(syntax.Root, CharacterSet.Single(':'));
        needsDigit = RequiredCharacters.Needs(syntax.Root, CharacterSet.Digit);
        slotCount = syntax.GroupNames.Count * 2;
        (Joint, IsSeamClear) = CutAnalysis.Of(syntax.Root);
    }

    /// <inheritdoc/>
    public override DateJoint Joint { get; }

    /// <inheritdoc/>
    internal override bool IsSeamClear { get; }

    /// <summary>What the groups mean.</summary>
    internal FieldReader Fields => fields;

    /// <inheritdoc/>
    internal override bool TryFind(ReadOnlySpan<byte> line, int from, YearWindow window, SearchTrace? trace, out DateFields found)
    {
        found = default;
        if (onlyAtStart && from > 0) return false;
        if (!onlyAtStart && (needsColon && !line.Contains((byte)':') || needsDigit && !line.ContainsAnyInRange((byte)'0', (byte)'9'))) return false;
        Span<int> slots = stackalloc int[slotCount];
        // Generous for any date, and linear in the line.
        var match = new ExpressionMatch(line, slots, window, LeastBudget + 64 * line.Length, trace);
        for (var at = from; at <= line.Length && !match.IsSpent; at++)
        {
            if (!onlyAtStart)
            {
                var skipped = line[at..].IndexOfAny(first);
                if (skipped < 0 && !mayBeEmpty) return false;
                at = skipped < 0 ? line.Length : at + skipped;
                // Cheaper here than as the first step of an attempt, which most places within a word are.
                if (beginsAtBoundary && at > 0 && at < line.Length && CharacterSet.Word.IsAsciiIn(line[at]) && CharacterSet.Word.IsAsciiIn(line[at - 1])) continue;
            }

            slots.Fill(-1);
            if (match.TryMatch(root, at))
            {
                (slots[0], slots[1]) = (at, match.End);
                // A word that looks like a zone but is none: no date here, perhaps further on.
                if (fields.TryRead(line, slots, out found))
                {
                    if (trace is not null) Complete(trace, line, from, slots, match.Budget);
                    return true;
                }
            }

            if (onlyAtStart) return false;
        }

        return false;
    }

    // A search that went further than its first place, or took so long that a shorter line's budget wouldn't do, isn't worth repeating.
    private void Complete(SearchTrace trace, ReadOnlySpan<byte> line, int from, ReadOnlySpan<int> slots, int budget)
    {
        if (slots[0] != from || budget < 64 * line.Length) trace.Spoil();
        if (!onlyAtStart) trace.Note(line, from, root.First.Ascii);
        trace.Keep(slots);
    }
}
