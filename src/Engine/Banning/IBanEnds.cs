using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;

namespace Banhammer.Engine.Banning;

/// <summary>Fixes the end of a ban when it is made.</summary>
public interface IBanEnds
{
    /// <summary>When a ban of <paramref name="offender"/> ends that runs from its last failure; null if never.</summary>
    EventTime? EndOf(in Offender offender, EventTime lastFailure);
}
