using System.Collections.Generic;

namespace Banhammer.Engine.Dates.Expressions;

/// <summary>A node of the tree of an expression.</summary>
/// <param name="Kind">What it is; it says which other members mean something.</param>
internal sealed record Piece(PieceKind Kind)
{
    /// <summary>No text.</summary>
    public static Piece Empty { get; } = new(PieceKind.Sequence);

    /// <summary>What it is made of.</summary>
    public IReadOnlyList<Piece> Parts { get; init; } = [];

    /// <summary>Characters of a set.</summary>
    public CharacterSet Set { get; init; }

    /// <summary>The byte of <see cref="PieceKind.Byte"/>.</summary>
    public byte Value { get; init; }

    /// <summary>Fewest repeats.</summary>
    public int Min { get; init; }

    /// <summary>Most repeats; <see cref="int.MaxValue"/> for any number.</summary>
    public int Max { get; init; }

    /// <summary>Fewest first.</summary>
    public bool IsLazy { get; init; }

    /// <summary>The assertion is that it doesn't hold.</summary>
    public bool IsNegated { get; init; }

    /// <summary>Number of the group, from 1, that is meant.</summary>
    public int Group { get; init; }

    /// <summary>Letters are compared without case.</summary>
    public bool IgnoresCase { get; init; }
}
