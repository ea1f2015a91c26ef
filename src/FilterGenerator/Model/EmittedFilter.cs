using Banhammer.FilterLanguage;

namespace Banhammer.FilterGenerator.Model;

/// <summary>The C# of one filter: its declarations, whose regexes have no bodies yet.</summary>
/// <param name="Unit">The stem of its hint names.</param>
/// <param name="Text">The declarations.</param>
/// <param name="Programs">The searches that do the regexes' work.</param>
/// <param name="Places">Where each declared regex comes from, so that the nested generator's remarks point at the configuration.</param>
internal sealed record EmittedFilter(string Unit, string Text, string Programs, EquatableArray<MemberPlace> Places)
{
    /// <summary>Hint name of the declarations.</summary>
    public string HintName => $"{Unit}.g.cs";

    /// <summary>Hint name of the searches.</summary>
    public string ProgramsHintName => $"{Unit}.Programs.g.cs";
}
