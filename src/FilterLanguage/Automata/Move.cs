using Banhammer.FilterLanguage.Programs;

namespace Banhammer.FilterLanguage.Automata;

/// <summary>A step that takes a code point.</summary>
/// <param name="On">Those that it takes.</param>
/// <param name="To">The next state.</param>
internal readonly record struct Move(FirstSet On, int To);
