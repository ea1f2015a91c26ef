using System;
using System.Collections.Generic;

namespace Banhammer.Engine.Counting;

/// <summary>Limits of a jail's counting.</summary>
public sealed record CounterOptions
{
    /// <summary>The most that <see cref="MaxRetry"/> can be.</summary>
    public const int MaxMaxRetry = 10_000;

    /// <summary>The most that <see cref="MaxOffenders"/> can be.</summary>
    public const int MaxMaxOffenders = 1 << 26; // 67 million

    /// <summary>The limits of a jail that sets none.</summary>
    public static CounterOptions Default { get; } = new();

    /// <summary>Failures within <see cref="FindTime"/> that make a ticket, 1 to 10,000 <em>(default: 3)</em>.</summary>
    public int MaxRetry { get; init; } = 3;

    /// <summary>Length of the window, ends included, not negative <em>(default: 10 minutes)</em>.</summary>
    public TimeSpan FindTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Offenders kept at most; beyond, the one idle longest goes <em>(default: 1,048,576)</em>.</summary>
    public int MaxOffenders { get; init; } = 1 << 20; // 1,048,576

    /// <summary>Failures kept at most over all offenders; beyond, the offender idle longest goes <em>(default: 16,777,216)</em>.</summary>
    public int MaxFailures { get; init; } = 1 << 24; // 16,777,216

    /// <summary>All that is wrong with the limits; empty if nothing is.</summary>
    public IReadOnlyList<string> Validate()
    {
        var problems = new List<string>();
        if (MaxRetry is < 1 or > MaxMaxRetry)
            problems.Add($"maxretry is '{MaxRetry}'; expected 1 to {MaxMaxRetry}");
        if (FindTime < TimeSpan.Zero)
            problems.Add($"findtime is '{FindTime.TotalSeconds}' seconds; expected none or more, such as 600, 10m or 1h");
        if (MaxOffenders is < 1 or > MaxMaxOffenders)
            problems.Add($"maxoffenders is '{MaxOffenders}'; expected 1 to {MaxMaxOffenders}");
        if (MaxFailures < 1)
            problems.Add($"maxfailures is '{MaxFailures}'; expected 1 or more");
        return problems;
    }
}
