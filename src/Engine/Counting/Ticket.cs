using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;

namespace Banhammer.Engine.Counting;

/// <summary>The verdict handed from counting to banning: an offender's failures filled a window.</summary>
/// <param name="Offender">Whose failures.</param>
/// <param name="LastFailure">Event time of the latest failure in the window that filled.</param>
/// <param name="Failures">Failures in that window.</param>
public readonly record struct Ticket(Offender Offender, EventTime LastFailure, int Failures);
