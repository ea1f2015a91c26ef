using Banhammer.Engine;
using Banhammer.Engine.Banning;
using Banhammer.Engine.Counting;
using Banhammer.FilterLanguage.Definitions;

namespace Banhammer.Host.Configuring;

/// <summary>From what a jail says to the limits that the engine counts by.</summary>
internal static class JailLimits
{
    /// <summary>The limits; what the jail doesn't say is the engine's default. They may be out of range.</summary>
    public static JailOptions Of(JailDefinition jail)
    {
        var counter = CounterOptions.Default;
        return new JailOptions
        {
            Counter = counter with { MaxRetry = jail.MaxRetry ?? counter.MaxRetry, FindTime = jail.FindTime?.ToTimeSpan() ?? counter.FindTime },
            Bans = jail.BanTime is { } ban ? new BanPolicy { BanTime = ban.Seconds < 0 ? null : ban.ToTimeSpan() } : BanPolicy.Default,
        };
    }
}
