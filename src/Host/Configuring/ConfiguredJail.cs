using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.Host.Configuring;

/// <summary>A jail that is enabled, as it is to run on this machine.</summary>
/// <param name="Name">The name of its section.</param>
/// <param name="Definition">Its options; null if an error makes it unusable.</param>
/// <param name="Logs">The logs that are there; none for one that reads the journal.</param>
/// <param name="Faults">All that is wrong with it.</param>
internal sealed record ConfiguredJail(string Name, JailDefinition? Definition, IReadOnlyList<FoundLog> Logs, IReadOnlyList<Fault> Faults)
{
    /// <summary>The first error, which is why it can't be used; null if there is none.</summary>
    public Fault? Error => Faults.FirstOrDefault(fault => fault.Rule.Severity == Severity.Error);

    /// <summary>Whether it has no log to read and wants to be left out then.</summary>
    public bool IsSkipped => Definition is { SkipsIfNoLogs: true, ReadsJournal: false } && Logs.Count == 0;
}
