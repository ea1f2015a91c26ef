using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;

namespace Banhammer.Engine.Banning;

/// <summary>An offender shut out until an instant.</summary>
/// <param name="Offender">Who.</param>
/// <param name="Time">Event time of the last failure, from which the ban runs.</param>
/// <param name="Until">Last instant of the ban; null if permanent.</param>
/// <param name="Failures">Failures that led to it.</param>
public readonly record struct Ban(Offender Offender, EventTime Time, EventTime? Until, int Failures)
{
    /// <summary>Whether the ban has ended: <paramref name="now"/> is later than <see cref="Until"/>.</summary>
    public bool IsOver(EventTime now) => now > Until;
}
