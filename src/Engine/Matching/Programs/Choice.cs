namespace Banhammer.Engine.Matching.Programs;

/// <summary>An entry of the stack of choices.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Target">Undo: the slot. Go: the operation. Less and More: the loop.</param>
/// <param name="Position">Undo: the old value. Go: where to go on. Less: the end that was tried last. More: the earliest end.</param>
/// <param name="Operand">Less: the earliest end. More: the code points taken up to <paramref name="Position"/>.</param>
internal readonly record struct Choice(ChoiceKind Kind, int Target, int Position, int Operand);
