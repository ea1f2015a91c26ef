using System.Collections.Generic;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>Who asks for a filter.</summary>
public sealed record FilterContext
{
    /// <summary>No jail, a log file.</summary>
    public static FilterContext Default { get; } = new();

    /// <summary>
    /// Options of the jail, interpolated, with those that each jail has (<c>enabled</c>, <c>backend</c>, <c>filter</c>); null without a jail.
    /// References of the filter see them behind the options passed to it and behind <c>[Init]</c>; those that a filter can also set
    /// (<c>failregex</c> …) are left to the jail.
    /// </summary>
    public IReadOnlyDictionary<string, string>? JailOptions { get; init; }

    /// <summary>
    /// True if the lines come from the systemd journal, which sets <c>logtype</c> unless the filter or the options do <i>(default:
    /// false)</i>.
    /// </summary>
    public bool FromJournal { get; init; }

    /// <summary>Where the filter is named and its options are passed.</summary>
    public SourceSpan Origin { get; init; } = SourceSpan.File("(filter options)");
}
