using Banhammer.FilterLanguage;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterGenerator.Model;

/// <summary>A filter as read from its files, nothing parsed yet.</summary>
/// <param name="Name">Its name, as <c>sshd</c>.</param>
/// <param name="Path">Its file, as <c>filters/sshd.conf</c>.</param>
/// <param name="Variants">The filter with default options, then with each option set that it is compiled for; empty if it can't be read.</param>
/// <param name="Faults">What is wrong with its files.</param>
internal sealed record FilterSource(string Name, string Path, EquatableArray<FilterVariant> Variants, EquatableArray<Fault> Faults);
