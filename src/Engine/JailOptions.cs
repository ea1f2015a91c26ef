using System.Collections.Generic;
using Banhammer.Engine.Banning;
using Banhammer.Engine.Counting;

namespace Banhammer.Engine;

/// <summary>A jail's limits.</summary>
public sealed record JailOptions
{
    /// <summary>The limits of a jail that sets none.</summary>
    public static JailOptions Default { get; } = new();

    /// <summary>How many failures make a ticket, within what time.</summary>
    public CounterOptions Counter { get; init; } = CounterOptions.Default;

    /// <summary>How long a ticket bans.</summary>
    public BanPolicy Bans { get; init; } = BanPolicy.Default;

    /// <summary>
    /// Whether <em>now</em> follows the event times of failures, as in a replay; otherwise it is what <see cref="Jail.Advance"/> was told
    /// <em>(default: true)</em>.
    /// </summary>
    public bool NowFollowsLog { get; init; } = true;

    /// <summary>What a report wants to know of the offenders; null: nothing, so they can be forgotten <em>(default)</em>.</summary>
    public TallyOptions? Tally { get; init; }

    /// <summary>All that is wrong with the limits; empty if nothing is.</summary>
    public IReadOnlyList<string> Validate() => [.. Counter.Validate(), .. Bans.Validate(), .. Tally?.Validate() ?? []];
}
