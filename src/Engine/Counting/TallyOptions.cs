using System.Collections.Generic;

namespace Banhammer.Engine.Counting;

/// <summary>What a report wants to know of a jail's offenders.</summary>
public sealed record TallyOptions
{
    /// <summary>Offenders that are told apart, 50 bytes each; a jail that meets more counts no further ones <em>(default: 16,777,216)</em>.</summary>
    public int MaxOffenders { get; init; } = 1 << 24;

    /// <summary>Whether the failures of each are wanted too, which takes 4 bytes more for each <em>(default: no)</em>.</summary>
    public bool FailuresOfEach { get; init; }

    /// <summary>All that is wrong with the options; empty if nothing is.</summary>
    public IReadOnlyList<string> Validate() => MaxOffenders < 0 ? [$"the offenders of a tally are '{MaxOffenders}'; expected none or more"] : [];
}
