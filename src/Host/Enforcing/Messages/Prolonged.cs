using Banhammer.Engine.Dates;

namespace Banhammer.Host.Enforcing.Messages;

/// <summary>A ban in force lasts longer than was said before.</summary>
/// <param name="Jail">The jail.</param>
/// <param name="Who">Whom.</param>
/// <param name="Time">Event time of the last failure.</param>
/// <param name="Until">Its new end; null if permanent.</param>
/// <param name="Failures">Failures that led to it.</param>
/// <param name="BanCount">The how manieth ban of this offender it is, from 1.</param>
internal sealed record Prolonged(string Jail, BannedId Who, EventTime Time, EventTime? Until, int Failures, int BanCount) : EnforcingMessage(Jail);
