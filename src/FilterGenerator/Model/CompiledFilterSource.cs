using Banhammer.FilterLanguage;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterGenerator.Model;

/// <summary>The bodies of one filter's regexes as C#.</summary>
/// <param name="HintName">Hint name of the bodies.</param>
/// <param name="Text">The bodies; empty if there are none.</param>
/// <param name="Faults">What the nested generator had to say.</param>
internal sealed record CompiledFilterSource(string HintName, string Text, EquatableArray<Fault> Faults);
