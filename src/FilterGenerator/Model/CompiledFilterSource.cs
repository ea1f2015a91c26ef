using Banhammer.FilterLanguage;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterGenerator.Model;

/// <summary>The bodies of one filter's regexes as C#.</summary>
/// <param name="Unit">The stem of its hint names.</param>
/// <param name="Text">The bodies; empty if there are none.</param>
/// <param name="Faults">What the nested generator had to say.</param>
internal sealed record CompiledFilterSource(string Unit, string Text, EquatableArray<Fault> Faults)
{
    /// <summary>Hint name of the bodies.</summary>
    public string HintName => $"{Unit}.Regexes.g.cs";
}
