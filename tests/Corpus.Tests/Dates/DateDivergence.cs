using System;
using System.Linq;

namespace Banhammer.Corpus.Tests.Dates;

/// <summary>A line that we and the peer date differently.</summary>
/// <param name="Case">The lines it stands among.</param>
/// <param name="Line">The line.</param>
/// <param name="Theirs">The peer's answer.</param>
/// <param name="Ours">Our answer.</param>
internal sealed record DateDivergence(DateCase Case, DatedLine Line, DateAnswer Theirs, DateAnswer Ours)
{
    /// <summary>The line as text.</summary>
    public string Text => System.Text.Encoding.UTF8.GetString(Line.Bytes);

    /// <summary>The two found the same stamp and differ in what it means only, so the lines behind it aren't touched.</summary>
    public bool IsOfTimeOnly => Theirs.Escaped is null && Theirs.Template == Ours.Template && (Theirs.Start, Theirs.End) == (Ours.Start, Ours.End);

    /// <summary>Our time less the peer's, in seconds; null unless both have one.</summary>
    public double? Seconds => Ours.Time - Theirs.Time;

    /// <summary>Now, as the machine's clock shows it.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(Case.Zone);

    /// <summary>True if either found a template whose name has <paramref name="text"/>.</summary>
    public bool AnyTemplateHas(string text) => Ours.Template.Contains(text, StringComparison.Ordinal) || Theirs.Template.Contains(text, StringComparison.Ordinal);

    public override string ToString()
        => $"'{Text.ReplaceLineEndings("\\n")}' ({Case.Pattern.ReplaceLineEndings("|")}, {Case.Zone} {Case.LogTimeZone}, now {Line.Now}, after {Case.Lines.TakeWhile(line => line != Line).Count()} lines): {Theirs} in the peer, {Ours} here";
}
