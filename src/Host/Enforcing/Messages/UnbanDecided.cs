using Banhammer.Engine.Dates;

namespace Banhammer.Host.Enforcing.Messages;

/// <summary>An offender is let back: its ban is over, or was lifted by hand.</summary>
/// <param name="Jail">The jail.</param>
/// <param name="Who">Whom.</param>
/// <param name="Time">Event time of the last failure of the ban.</param>
/// <param name="Until">When the ban would have ended; null if it was permanent.</param>
/// <param name="Failures">Failures that led to it.</param>
/// <param name="IsExpired">Its time was up; otherwise it was lifted.</param>
internal sealed record UnbanDecided(string Jail, BannedId Who, EventTime Time, EventTime? Until, int Failures, bool IsExpired) : EnforcingMessage(Jail);
