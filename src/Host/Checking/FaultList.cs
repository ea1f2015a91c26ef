using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Faults;
using Banhammer.Host.Cli;

namespace Banhammer.Host.Checking;

/// <summary>Faults as they are shown: each once, in the order of files and lines.</summary>
internal static class FaultList
{
    /// <summary>Sorts faults and drops those that say the same.</summary>
    public static IReadOnlyList<Fault> InOrder(IEnumerable<Fault> faults) =>
        [.. faults.Distinct()
            .OrderBy(fault => fault.Where.Path, StringComparer.Ordinal)
            .ThenBy(fault => fault.Where.Line)
            .ThenBy(fault => fault.Where.Column)
            .ThenBy(fault => fault.Rule.Id, StringComparer.Ordinal)
            .ThenBy(fault => fault.Message, StringComparer.Ordinal)
            .DistinctBy(fault => (fault.Rule.Id, fault.Where, CheckingFaults.IsAboutPlace(fault.Rule) ? "" : fault.Message))];

    /// <summary>The exit code: usage where a fault is an error.</summary>
    public static int ExitOf(IEnumerable<Fault> faults) => faults.Any(fault => fault.Rule.Severity == Severity.Error) ? ExitCode.Usage : ExitCode.Done;
}
