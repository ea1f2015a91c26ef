using Banhammer.FilterLanguage.Programs;

namespace Banhammer.FilterLanguage.Automata;

/// <summary>A step that takes nothing, between two code points.</summary>
/// <param name="Before">What may stand before; its end is the start of the text.</param>
/// <param name="After">What may stand behind.</param>
/// <param name="To">The next state.</param>
internal readonly record struct Jump(FirstSet Before, FirstSet After, int To)
{
    /// <summary>A jump that asks for nothing.</summary>
    public static Jump Always(int to) => new(FirstSet.All, FirstSet.All, to);
}
