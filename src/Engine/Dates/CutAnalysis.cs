using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine.Dates.Expressions;

using Banhammer.FilterLanguage.Patterns;

namespace Banhammer.Engine.Dates;

/// <summary>Works out from the expression of a template what must hold around its cut. Where it isn't sure it says nothing.</summary>
internal static class CutAnalysis
{
    /// <summary>The place of the cut; and whether no word can run over the seam, since one side of it is empty or no part of a word.</summary>
    public static (DateJoint Place, bool IsSeamClear) Of(Piece root)
    {
        var parts = root.Kind == PieceKind.Sequence ? root.Parts : [root];
        var at = 0;
        while (at < parts.Count && !(parts[at].Kind == PieceKind.Group && parts[at].Group == 1)) at++;
        if (at == parts.Count) return (DateJoint.Anywhere, false);
        var isFirst = at == 1 && parts[0].Kind == PieceKind.Start;
        var isNearlyFirst = at == 2 && parts[0].Kind == PieceKind.Start && IsLead(parts[1]);
        var isInBrackets = at > 0 && at + 1 < parts.Count && IsOnly(parts[at - 1], '[') && IsOnly(parts[at + 1], ']');
        var isBehindWord = EndsInWord(parts[at]) is { CanBeEmpty: false, IsWord: true };
        var isClear = isFirst || isInBrackets || isBehindWord && parts.Skip(at + 1).SkipWhile(TakesNothing).Any() is false
            && parts.Skip(at + 1).Any(ExpressionCompiler.IsBehindDate);
        return (isFirst || isNearlyFirst ? DateJoint.LineStart : isInBrackets ? DateJoint.InBrackets : isClear ? DateJoint.BeforeNonWord : DateJoint.Anywhere, isClear);
    }

    private static bool IsOnly(Piece piece, char character) => piece.Kind == PieceKind.Set && piece.Set.IsWithin(CharacterSet.Single(character));

    // (?:\W{0,2})?
    private static bool IsLead(Piece piece)
        => piece is { Kind: PieceKind.Repeat, Max: 1 } && piece.Parts[0] is { Kind: PieceKind.Repeat, Max: <= 2 } run
            && run.Parts[0] is { Kind: PieceKind.Set } set && set.Set.IsWithin(CharacterSet.Word.Complement);

    private static bool TakesNothing(Piece piece) => piece.Kind switch
    {
        PieceKind.LookAhead or PieceKind.LookBehind or PieceKind.Start or PieceKind.End or PieceKind.WordBoundary => true,
        PieceKind.Sequence or PieceKind.Alternation or PieceKind.Conditional => piece.Parts.All(TakesNothing),
        _ => false,
    };

    // Whether all that a piece can take ends in a character of a word, and whether it can take nothing.
    private static (bool CanBeEmpty, bool IsWord) EndsInWord(Piece piece)
    {
        if (TakesNothing(piece)) return (true, true);
        switch (piece.Kind)
        {
            case PieceKind.Set: return (false, piece.Set.IsWithin(CharacterSet.Word));
            case PieceKind.Year: return (false, true);
            case PieceKind.Group: return EndsInWord(piece.Parts[0]);
            case PieceKind.Repeat:
                var (empty, word) = EndsInWord(piece.Parts[0]);
                return (empty || piece.Min == 0, word);
            case PieceKind.Alternation: return All(piece.Parts.Select(EndsInWord));
            case PieceKind.Sequence: return LastOf(piece.Parts);
            default: return (true, false);
        }
    }

    private static (bool CanBeEmpty, bool IsWord) All(IEnumerable<(bool CanBeEmpty, bool IsWord)> ways)
        => ways.Aggregate((CanBeEmpty: false, IsWord: true), (all, way) => (all.CanBeEmpty || way.CanBeEmpty, all.IsWord && way.IsWord));

    // From the last part back to the first that takes something for sure
    private static (bool CanBeEmpty, bool IsWord) LastOf(IReadOnlyList<Piece> parts)
    {
        for (var i = parts.Count - 1; i >= 0; i--)
        {
            var (empty, word) = EndsInWord(parts[i]);
            if (!word) return (empty, false);
            if (!empty) return (false, true);
        }

        return (true, true);
    }
}
