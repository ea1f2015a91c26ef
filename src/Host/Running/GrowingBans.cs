using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Banhammer.Engine.Banning;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.FilterLanguage.Definitions;

namespace Banhammer.Host.Running;

/// <summary>Bans that grow longer with each return of an offender (<c>bantime.increment</c> and its family).</summary>
/// <remarks>All arithmetic saturates: the longest ban is for ever. Owned by the engine's thread, as all histories are that it looks at.</remarks>
internal sealed class GrowingBans : IBanEnds
{
    private const double LongestSeconds = 1e11; // 3,000 years
    private const int MostDoublings = 20;

    private readonly BanGrowth growth;
    private readonly BanPolicy usual;
    private readonly double factor;
    private readonly BanHistory own;
    private readonly Func<IEnumerable<BanHistory>> all;

    private GrowingBans(BanGrowth growth, BanPolicy usual, double factor, BanHistory own, Func<IEnumerable<BanHistory>> all) =>
        (this.growth, this.usual, this.factor, this.own, this.all) = (growth, usual, factor, own, all);

    /// <summary>The growth that a jail wants.</summary>
    /// <param name="growth">Its options.</param>
    /// <param name="usual">The length of a first ban.</param>
    /// <param name="own">Its history.</param>
    /// <param name="all">The histories of all jails.</param>
    /// <returns>Null if its bans don't grow.</returns>
    public static IBanEnds? Of(BanGrowth growth, BanPolicy usual, BanHistory own, Func<IEnumerable<BanHistory>> all)
    {
        if (!growth.IsOn || usual.BanTime is null)
        {
            return null;
        }

        var factor = growth.Factor is { } text && BanFormula.TryCompute(text, 0, 0, 0, out var value, out _) ? value : 1;
        return new GrowingBans(growth, usual, factor, own, all);
    }

    /// <summary>Whether the expressions of a jail can be computed; otherwise which can't, and where.</summary>
    public static bool CanCompute(BanGrowth growth, [NotNullWhen(false)] out string? problem)
    {
        problem = null;
        if (growth.IsOn)
        {
            problem = Problem("bantime.factor", growth.Factor) ?? Problem("bantime.formula", growth.Formula);
        }

        return problem is null;

        static string? Problem(string option, string? text) => text is null || BanFormula.TryCompute(text, 600, 1, 1, out _, out var column) ? null
            : $"{option} is '{text}', which can't be read from column {column} on; expected arithmetic with ban.Time, ban.Count, banFactor, math.exp and the like";
    }

    /// <inheritdoc/>
    public EventTime? EndOf(in Offender offender, EventTime lastFailure)
    {
        var count = 0;
        foreach (var history in growth.OverAllJails ? all() : [own])
        {
            count += history.CountOf(offender);
        }

        var seconds = SecondsOf(count);
        return seconds >= LongestSeconds ? null : new EventTime(lastFailure.Microseconds + (long)(seconds * 1e6));
    }

    /// <summary>The length of a ban of an offender that was banned as often before; in seconds.</summary>
    public double SecondsOf(int bansBefore)
    {
        var usualSeconds = Math.Truncate(usual.BanTime!.Value.TotalSeconds);
        var seconds = bansBefore == 0 ? usualSeconds
            : growth.Multipliers.Count > 0 ? usualSeconds * factor * growth.Multipliers[Math.Min(bansBefore, growth.Multipliers.Count - 1)]
            : growth.Formula is null ? Math.Max(usualSeconds, usualSeconds * Math.Pow(2, Math.Min(bansBefore, MostDoublings)) * factor)
            : BanFormula.TryCompute(growth.Formula, usualSeconds, bansBefore, factor, out var computed, out _) ? Math.Max(usualSeconds, computed)
            : usualSeconds;
        if (bansBefore > 0 && growth.MaxTime is { } most)
        {
            seconds = Math.Min(seconds, most.Seconds);
        }

        // Bans that end at a time that can't be foretold are harder to wait for.
        return bansBefore > 0 && growth.RandomTime is { } random ? seconds + (random.Seconds * RandomNumberGenerator.GetInt32(1 << 20) / (1 << 20)) : seconds;
    }
}
