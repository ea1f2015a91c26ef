using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterLanguage.Conf;

/// <summary>A run of characters of a <see cref="TracedText"/> that stands in one line of a file.</summary>
/// <param name="Start">Offset of the run in the text; it ends where the next one starts.</param>
/// <param name="Origin">Where it stands. A run longer than this has its last characters (a line's end) at the end of it.</param>
internal readonly record struct TracedSegment(int Start, SourceSpan Origin);
