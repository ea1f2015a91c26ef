using Banhammer.FilterLanguage;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterGenerator.Model;

/// <summary>A filter with the final regexes of all its variants, each once, in order of first use.</summary>
/// <param name="Name">Its name, as <c>sshd</c>.</param>
/// <param name="Path">Its file, as <c>filters/sshd.conf</c>.</param>
/// <param name="Variants">Options that it is compiled with besides the default ones, as <c>mode=aggressive</c>.</param>
/// <param name="Patterns">Its final regexes.</param>
/// <param name="Faults">What is wrong with it, by disk path.</param>
internal sealed record FilterSpec(
    string Name,
    string Path,
    EquatableArray<string> Variants,
    EquatableArray<PatternSpec> Patterns,
    EquatableArray<Fault> Faults);
