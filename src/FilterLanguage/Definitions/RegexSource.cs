using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>
/// One regex of a filter as Python would get it, but for the tags that the matcher itself knows (<c>&lt;HOST&gt;</c>,
/// <c>&lt;F-USER&gt;</c>).
/// </summary>
/// <param name="Number">Counts from 1 among the regexes of its option, as users count them.</param>
/// <param name="Trace">The characters and where each came from.</param>
public sealed record RegexSource(int Number, TracedText Trace)
{
    /// <summary>The characters.</summary>
    public string Text => Trace.Text;

    /// <summary>Where a part of <see cref="Text"/> stands in the files; the file and line that a user has to edit.</summary>
    public SourceSpan Locate(int offset, int length) => Trace.Locate(offset, length);
}
