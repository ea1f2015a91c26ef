using System.Collections.Generic;
using System.Linq;

namespace Banhammer.Engine.Dates.Expressions;

/// <summary>Links the tree of an expression, from its end to its start, into steps for the matcher.</summary>
internal static class ExpressionCompiler
{
    // Bodies with more than one character are written out so often at most; what repeats more is left to a real regex.
    private const int MaxCopies = 8;

    private static readonly Node Accept = new() { Kind = NodeKind.Accept };

    /// <summary>The first step; null if the expression is beyond the matcher.</summary>
    public static Node? TryCompile(Piece root) => Link(root, Accept);

    /// <summary>The boundary that precedes a date: <c>(?=^|\b|\W)</c>.</summary>
    public static bool IsBeforeDate(Piece piece) => piece.Kind == PieceKind.LookAhead && !piece.IsNegated
        && IsBoundary(piece.Parts[0], PieceKind.Start);

    /// <summary>The boundary that follows a date: <c>(?=\b|\W|$)</c>.</summary>
    public static bool IsBehindDate(Piece piece) => piece.Kind == PieceKind.LookAhead && !piece.IsNegated
        && IsBoundary(piece.Parts[0], PieceKind.End);

    private static bool IsBoundary(Piece piece, PieceKind edge) => piece.Kind == PieceKind.Alternation && piece.Parts.Count == 3
        && piece.Parts.Any(part => part.Kind == edge)
        && piece.Parts.Any(part => part is { Kind: PieceKind.WordBoundary, IsNegated: false })
        && piece.Parts.Any(part => part.Kind == PieceKind.Set && part.Set == CharacterSet.Word.Complement);

    private static Node? Link(Piece piece, Node next)
    {
        if (IsBeforeDate(piece)) return new Node { Kind = NodeKind.BeforeDate, Next = next, First = next.First };
        if (IsBehindDate(piece)) return new Node { Kind = NodeKind.BehindDate, Next = next, First = next.First };
        return piece.Kind switch
        {
            PieceKind.Sequence => LinkSequence(piece.Parts, next),
            PieceKind.Alternation => Choice(piece, [.. piece.Parts.Select(part => Link(part, next))]),
            PieceKind.Set => new Node { Kind = NodeKind.Set, Next = next, Set = piece.Set, First = ByteMask.Of(piece.Set) },
            PieceKind.Byte => new Node { Kind = NodeKind.Byte, Next = next, Value = piece.Value, First = ByteMask.Of(piece.Value) },
            PieceKind.Year => new Node { Kind = NodeKind.Year, Next = next, First = ByteMask.Of(CharacterSet.Digit) },
            PieceKind.Repeat => LinkRepeat(piece, next),
            PieceKind.Group => LinkGroup(piece, next),
            PieceKind.BackReference => new Node { Kind = NodeKind.BackReference, Next = next, Slot = piece.Group * 2, IgnoresCase = piece.IgnoresCase },
            PieceKind.Conditional => LinkConditional(piece, next),
            PieceKind.LookAhead => LinkLook(NodeKind.LookAhead, piece, next, 0),
            PieceKind.LookBehind => Width(piece.Parts[0]) is { } width ? LinkLook(NodeKind.LookBehind, piece, next, width) : null,
            PieceKind.Start => new Node { Kind = NodeKind.Start, Next = next, First = next.First },
            PieceKind.End => new Node { Kind = NodeKind.End, Next = next, First = next.First },
            _ => new Node { Kind = NodeKind.WordBoundary, Next = next, IsNegated = piece.IsNegated, First = next.First },
        };
    }

    private static Node? LinkSequence(IReadOnlyList<Piece> parts, Node next)
    {
        for (var i = parts.Count - 1; i >= 0; i--)
        {
            if (Link(parts[i], next) is not { } linked) return null;
            next = linked;
        }

        return next;
    }

    private static Node? LinkGroup(Piece piece, Node next)
    {
        var end = new Node { Kind = NodeKind.Save, Slot = piece.Group * 2 + 1, Next = next, First = next.First };
        return Link(piece.Parts[0], end) is { } body ? new Node { Kind = NodeKind.Save, Slot = piece.Group * 2, Next = body, First = body.First } : null;
    }

    private static Node? LinkRepeat(Piece piece, Node next)
    {
        var body = piece.Parts[0];
        if (body.Kind == PieceKind.Set)
        {
            var first = ByteMask.Of(body.Set);
            return new Node
            {
                Kind = NodeKind.Run, Next = next, Set = body.Set, Min = piece.Min, Max = piece.Max, IsLazy = piece.IsLazy,
                First = piece.Min == 0 ? first | next.First : first,
            };
        }

        var optional = piece is { Min: 0, Max: 1 };
        if (piece.Max > MaxCopies || !optional && Groups(body).Any()) return null;
        for (var i = piece.Max; i > 0; i--)
        {
            if (Link(body, next) is not { } taken) return null;
            next = i <= piece.Min ? taken : Choice(piece, piece.IsLazy ? [next, taken] : [taken, next])!;
        }

        return next;
    }

    private static Node? LinkConditional(Piece piece, Node next)
    {
        if (Link(piece.Parts[0], next) is not { } yes || Link(piece.Parts[1], next) is not { } no) return null;
        return new Node { Kind = NodeKind.Conditional, Slot = piece.Group * 2, Ways = [yes, no], First = yes.First | no.First };
    }

    private static Node? LinkLook(NodeKind kind, Piece piece, Node next, int width)
    {
        if (Link(piece.Parts[0], Accept) is not { } body) return null;
        var (from, to) = SlotRange(piece);
        return new Node
        {
            Kind = kind, Next = next, Ways = [body], IsNegated = piece.IsNegated, Min = width, SlotsFrom = from, SlotsTo = to, First = next.First,
        };
    }

    private static Node? Choice(Piece piece, Node?[] ways)
    {
        var first = default(ByteMask);
        foreach (var way in ways)
        {
            if (way is null) return null;
            first |= way.First;
        }

        var (from, to) = SlotRange(piece);
        return new Node { Kind = NodeKind.Choice, Ways = ways!, First = first, SlotsFrom = from, SlotsTo = to };
    }

    // The groups inside of a piece have consecutive numbers.
    private static (int From, int To) SlotRange(Piece piece)
    {
        var groups = Groups(piece).ToArray();
        return groups.Length == 0 ? (0, 0) : (groups.Min() * 2, groups.Max() * 2 + 2);
    }

    private static IEnumerable<int> Groups(Piece piece)
    {
        if (piece.Kind == PieceKind.Group) yield return piece.Group;
        foreach (var part in piece.Parts)
        {
            foreach (var group in Groups(part)) yield return group;
        }
    }

    // Bytes that a piece takes; null if that varies or may.
    private static int? Width(Piece piece)
    {
        switch (piece.Kind)
        {
            case PieceKind.Set: return piece.Set.Beyond == CharacterClass.None ? 1 : null;
            case PieceKind.Byte: return 1;
            case PieceKind.Year: return 4;
            case PieceKind.Sequence: return piece.Parts.Aggregate((int?)0, (sum, part) => sum + Width(part));
            case PieceKind.Group: return Width(piece.Parts[0]);
            case PieceKind.Repeat: return piece.Min == piece.Max && piece.Max < 256 ? Width(piece.Parts[0]) * piece.Min : null;
            case PieceKind.Alternation:
                var widths = piece.Parts.Select(Width).Distinct().ToArray();
                return widths.Length == 1 ? widths[0] : null;
            case PieceKind.BackReference or PieceKind.Conditional: return null;
            default: return 0;
        }
    }
}
