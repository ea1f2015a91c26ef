namespace Banhammer.FilterLanguage.Automata;

/// <summary>In which direction an automaton may err, where a regex has what automata can't tell.</summary>
internal enum AutomatonBound
{
    /// <summary>Whatever it matches the regex matches.</summary>
    AtLeast,

    /// <summary>Whatever the regex matches it matches.</summary>
    AtMost,
}
