using System;
using System.Globalization;
using Banhammer.Engine;
using Banhammer.Engine.Banning;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.FilterLanguage.Definitions;

namespace Banhammer.Host.Cli;

/// <summary>Reads the values of options; what can't be read is a <see cref="UsageException"/> that says what was expected.</summary>
internal static class OptionText
{
    private static readonly string[] instantFormats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mmK"];

    /// <summary>A jail's limits, with what the call says in the place of its own.</summary>
    public static JailOptions Limits(JailOptions own, int? maxRetry, string? findTime, string? banTime)
    {
        var counter = own.Counter with { MaxRetry = maxRetry ?? own.Counter.MaxRetry };
        if (findTime is not null)
        {
            var find = Seconds("--findtime", findTime);
            counter = find >= 0 ? counter with { FindTime = Span(find) }
                : throw new UsageException("--findtime", $"'{findTime}' is negative; expected a duration such as 600, 10m or 1h30m");
        }

        var options = own with { Counter = counter };
        if (banTime is not null)
        {
            var ban = Seconds("--bantime", banTime);
            options = options with { Bans = new BanPolicy { BanTime = ban < 0 ? null : Span(ban) } };
        }

        return options.Validate() is [var problem, ..] ? throw new UsageException("limits", problem) : options;
    }

    /// <summary>An instant; a time without offset is UTC.</summary>
    public static EventTime? Instant(string option, string? text) =>
        text is null ? null
        : DateTimeOffset.TryParseExact(text, instantFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? EventTime.From(instant)
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? EventTime.FromSeconds(seconds)
        : throw new UsageException(option, $"'{text}' is no time; expected such as 2025-01-31, 2025-01-31T12:00:00Z or seconds since 1970");

    /// <summary>A time zone of this machine's database.</summary>
    public static TimeZoneInfo Zone(string option, string? id)
    {
        if (id is null)
        {
            return TimeZoneInfo.Local;
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
            ? zone
            : throw new UsageException(option, $"'{id}' is no time zone of this machine; expected a name such as UTC or Europe/Zurich");
    }

    /// <summary>A value of <c>usedns</c>.</summary>
    public static HostNamePolicy HostNames(string option, string text) =>
        Enum.TryParse<HostNamePolicy>(text, ignoreCase: true, out var policy) && !char.IsAsciiDigit(text[0])
            ? policy
            : throw new UsageException(option, $"'{text}' is unknown; expected no, yes, warn or raw");

    /// <summary>A count of at least 1.</summary>
    public static int Positive(string option, int value) =>
        value > 0 ? value : throw new UsageException(option, $"'{value}' is too small; expected at least 1");

    private static double Seconds(string option, string text) =>
        Duration.TryParse(text, out var duration, out var problem) ? duration.Seconds : throw new UsageException(option, problem ?? $"'{text}' is no duration; expected such as 600, 10m or 1h30m");

    private static TimeSpan Span(double seconds) =>
        seconds >= TimeSpan.MaxValue.TotalSeconds ? TimeSpan.MaxValue : TimeSpan.FromSeconds(seconds);
}
