using System;
using System.Collections.Generic;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;

namespace Banhammer.Engine.Banning;

/// <summary>How long a jail bans.</summary>
public sealed record BanPolicy : IBanEnds
{
    /// <summary>The policy of a jail that sets none.</summary>
    public static BanPolicy Default { get; } = new();

    /// <summary>Length of a ban, not negative; null for ever <em>(default: 10 minutes)</em>.</summary>
    public TimeSpan? BanTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>All that is wrong with the policy; empty if nothing is.</summary>
    public IReadOnlyList<string> Validate() => BanTime < TimeSpan.Zero
        ? [$"bantime is '{BanTime.Value.TotalSeconds}' seconds; expected none or more, such as 600, 10m or 1h, or -1 for ever"]
        : [];

    /// <inheritdoc/>
    public EventTime? EndOf(in Offender offender, EventTime lastFailure) => EndOf(lastFailure);

    /// <summary>When a ban ends that runs from <paramref name="lastFailure"/>; null if never. An end beyond the calendar is the last instant.</summary>
    public EventTime? EndOf(EventTime lastFailure)
    {
        if (BanTime is not { } banTime)
            return null;
        var length = banTime.Ticks / TimeSpan.TicksPerMicrosecond;
        return new EventTime(lastFailure.Microseconds > long.MaxValue - length ? long.MaxValue : lastFailure.Microseconds + length);
    }
}
