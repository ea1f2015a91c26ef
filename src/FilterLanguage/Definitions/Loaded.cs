using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>What came of reading something: a value, and what is wrong with it.</summary>
/// <param name="Value">Null if a fault is an error.</param>
/// <param name="Faults">In the order in which they were found, each once.</param>
public sealed record Loaded<T>(T? Value, EquatableArray<Fault> Faults)
    where T : class
{
    /// <summary>The value that <paramref name="make"/> gives, or none if a fault is an error.</summary>
    internal static Loaded<T> Of(IReadOnlyList<Fault> faults, Func<T> make) =>
        new(faults.Any(fault => fault.Rule.Severity == Severity.Error) ? null : make(), faults.Distinct().ToEquatableArray());
}
