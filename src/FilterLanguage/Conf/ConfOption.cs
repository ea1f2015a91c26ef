using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterLanguage.Conf;

/// <summary>One option of a section as it is written, nothing interpolated yet.</summary>
/// <param name="Name">In lower case, as options are looked up.</param>
/// <param name="NameSpan">Where the name stands.</param>
/// <param name="Value">The lines of the value, each without blanks at its ends, joined with <c>\n</c>; no comments.</param>
public sealed record ConfOption(string Name, SourceSpan NameSpan, TracedText Value);
