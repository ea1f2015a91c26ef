namespace Banhammer.Engine.Matching.Emitted;

/// <summary>An entry of <see cref="Choices"/>.</summary>
/// <param name="Resume">Where the search goes on: one of its own numbers from 1, or one of the constants here.</param>
/// <param name="Position">From where in the text; of <see cref="Undo"/> a slot's old value.</param>
/// <param name="Operand">What else is to be known there; of <see cref="Undo"/> the slot.</param>
public readonly record struct Choice(int Resume, int Position, int Operand)
{
    /// <summary>No choice is left.</summary>
    public const int NothingLeft = 0;

    /// <summary>Put a slot's old value back, and take up the next choice.</summary>
    public const int Undo = -1;
}
