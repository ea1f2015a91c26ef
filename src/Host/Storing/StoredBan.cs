using System.Collections.Generic;
using Banhammer.Engine.Dates;

namespace Banhammer.Host.Storing;

/// <summary>A ban as it is stored.</summary>
/// <param name="Id">Whom, as users see it.</param>
/// <param name="Time">Event time of the last failure.</param>
/// <param name="Until">Last instant; null if permanent.</param>
/// <param name="Failures">Failures that led to it.</param>
/// <param name="BanCount">The how manieth of this offender in its jail, from 1.</param>
/// <param name="IsDelivered">Its actions were handed over before the service ended.</param>
/// <param name="Matches">Lines that led to it.</param>
internal sealed record StoredBan(string Id, EventTime Time, EventTime? Until, int Failures, int BanCount, bool IsDelivered, IReadOnlyList<string> Matches);
