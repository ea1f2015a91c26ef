namespace Banhammer.FilterLanguage.Definitions;

/// <summary>How bans of an offender that comes back grow longer (<c>bantime.increment</c> and the options with it).</summary>
public sealed record BanGrowth
{
    /// <summary>Whether they do <i>(default: false)</i>.</summary>
    public bool IsOn { get; init; }

    /// <summary>What each length is multiplied by, as written; null for 1.</summary>
    public string? Factor { get; init; }

    /// <summary>An expression for the length, as written; null for the usual doubling.</summary>
    public string? Formula { get; init; }

    /// <summary>Factors for the first, second … ban, the last one for all further ones; none: the formula counts.</summary>
    public EquatableArray<int> Multipliers { get; init; }

    /// <summary>The longest ban, null for no limit.</summary>
    public Duration? MaxTime { get; init; }

    /// <summary>At most so much is added at random; null for nothing.</summary>
    public Duration? RandomTime { get; init; }

    /// <summary>Whether bans in other jails count too <i>(default: false)</i>.</summary>
    public bool OverAllJails { get; init; }
}
