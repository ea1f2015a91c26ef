using System.Linq;

namespace Banhammer.Engine.Dates.Expressions;

/// <summary>Works out what each match of an expression must contain, so that lines without it needn't be tried.</summary>
internal static class RequiredCharacters
{
    /// <summary>True if each match takes a character of <paramref name="set"/>.</summary>
    public static bool Needs(Piece piece, CharacterSet set) => piece.Kind switch
    {
        PieceKind.Set => piece.Set.IsWithin(set),
        PieceKind.Year => CharacterSet.Digit.IsWithin(set),
        PieceKind.Sequence => piece.Parts.Any(part => Needs(part, set)),
        PieceKind.Group => Needs(piece.Parts[0], set),
        PieceKind.Repeat => piece.Min > 0 && Needs(piece.Parts[0], set),
        PieceKind.Alternation => piece.Parts.All(part => Needs(part, set)),
        _ => false,
    };
}
