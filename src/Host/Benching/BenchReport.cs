using System.Collections.Generic;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.Host.Benching;

/// <summary>Prints what was measured.</summary>
internal abstract class BenchReport
{
    /// <summary>The filter.</summary>
    public abstract void Add(FilterCosts costs);

    /// <summary>What can be changed about it.</summary>
    public abstract void AddAdvice(IEnumerable<Fault> advice);

    /// <summary>The filter and another one, on the same lines.</summary>
    public abstract void AddComparison(FilterCosts costs, FilterCosts other);

    /// <summary>The filter and the peer, on the same lines.</summary>
    public abstract void AddComparison(FilterCosts costs, PeerRun peer);

    /// <summary>Nanoseconds for each of so many; null where nothing was measured.</summary>
    protected static double? Each(double seconds, long count) => count > 0 && seconds > 0 ? seconds * 1e9 / count : null;

    /// <summary>How many a second; null where nothing was measured.</summary>
    protected static double? Rate(double seconds, long count) => seconds > 0 ? count / seconds : null;
}
