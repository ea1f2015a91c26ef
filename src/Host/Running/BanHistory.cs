using System.Collections.Generic;
using Banhammer.Engine.Matching;

namespace Banhammer.Host.Running;

/// <summary>How often offenders were banned in a jail.</summary>
internal sealed class BanHistory
{
    private readonly Dictionary<Offender, int> counts = [];

    /// <summary>Bans of an offender so far.</summary>
    public int CountOf(in Offender offender) => counts.GetValueOrDefault(offender);

    /// <summary>Sets how often an offender was banned.</summary>
    public void Set(in Offender offender, int count) => counts[offender] = count;

    /// <summary>Adds a ban; how many they are with it.</summary>
    public int Add(in Offender offender) => counts[offender] = CountOf(offender) + 1;
}
