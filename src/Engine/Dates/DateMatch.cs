namespace Banhammer.Engine.Dates;

/// <summary>The date of a line: where it stands and the instant it means.</summary>
/// <param name="Cut">What is cut out of the line before the regexes see it: the first group of the template, or all of it if it has none.</param>
/// <param name="Time">The instant; the default if <paramref name="IsEmpty"/>.</param>
/// <param name="IsEmpty">The template matched without text: the line has the time of the last dated line, or of now.</param>
/// <param name="IsWhole">
/// The instant is whole by nature (a zone was known, or TAI64N), so the peer shows it as <c>1124013599</c> and not as <c>1124013599.0</c>.
/// </param>
/// <param name="Template">The template that won; null if none did.</param>
public readonly record struct DateMatch(DateCut Cut, EventTime Time, bool IsEmpty, bool IsWhole, DateTemplate? Template);
