using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine.Banning;
using Banhammer.Engine.Counting;
using Banhammer.FilterLanguage;
using Banhammer.FilterLanguage.Definitions;

namespace Banhammer.Host.Controlling.Options;

/// <summary>How many failures ban, for how long, and how bans grow longer.</summary>
internal static class LimitOptions
{
    private const int UsualMaxMatches = 5; // the peer's

    /// <summary>The options.</summary>
    public static IEnumerable<SettableOption> All { get; } =
    [
        new("maxretry", jail => jail.MaxRetry ?? CounterOptions.Default.MaxRetry,
            ("maxretry", (jail, words) => jail.With("maxretry", words.Text(0)) with { MaxRetry = words.Number(0) })),
        new("maxmatches", jail => jail.MaxMatches ?? UsualMaxMatches,
            ("maxmatches", (jail, words) => jail.With("maxmatches", words.Text(0)) with { MaxMatches = words.Number(0) })),
        new("findtime", jail => jail.FindTime is { } time ? JailEdits.Seconds(time) : (long)CounterOptions.Default.FindTime.TotalSeconds,
            ("findtime", (jail, words) => jail.With("findtime", words.Text(0)) with { FindTime = JailEdits.DurationOf(words.Text(0)) })),
        new("bantime", jail => jail.BanTime is { } time ? (long)time.Seconds : (long)BanPolicy.Default.BanTime!.Value.TotalSeconds,
            ("bantime", (jail, words) => jail.With("bantime", words.Text(0)) with { BanTime = JailEdits.DurationOf(words.Text(0)) })),
        Growth("increment", jail => jail.Find("bantime.increment") is null ? PlainValue.None : jail.Growth.IsOn, (growth, word) => growth with { IsOn = JailEdits.IsTrue(word) }),
        Growth("factor", jail => Text(jail.Growth.Factor), (growth, word) => growth with { Factor = PlainText.Str(word) }),
        Growth("formula", jail => Text(jail.Growth.Formula), (growth, word) => growth with { Formula = PlainText.Str(word) }),
        Growth("multipliers", jail => Text(jail.Find("bantime.multipliers")?.Text), (growth, word) => growth with { Multipliers = Multipliers(word) }),
        Growth("maxtime", jail => Seconds(jail.Growth.MaxTime), (growth, word) => growth with { MaxTime = JailEdits.DurationOf(PlainText.Str(word)) }),
        Growth("rndtime", jail => Seconds(jail.Growth.RandomTime), (growth, word) => growth with { RandomTime = JailEdits.DurationOf(PlainText.Str(word)) }),
        Growth("overalljails", jail => jail.Find("bantime.overalljails") is null ? PlainValue.None : jail.Growth.OverAllJails, (growth, word) => growth with { OverAllJails = JailEdits.IsTrue(word) }),
    ];

    private static SettableOption Growth(string name, Func<JailDefinition, PlainValue> get, Func<BanGrowth, PlainValue, BanGrowth> set)
    {
        var option = "bantime." + name;
        return new(option, get, (option, (jail, words) => PlainText.Str(words[0]).Length == 0
            ? Reset(jail, option)
            : jail.With(option, words.Text(0)) with { Growth = set(jail.Growth, words[0]) }));
    }

    // An empty value takes the option back.
    private static JailDefinition Reset(JailDefinition jail, string option)
    {
        var usual = new BanGrowth();
        var growth = jail.Growth;
        return jail.Without(option) with
        {
            Growth = option switch
            {
                "bantime.increment" => growth with { IsOn = usual.IsOn },
                "bantime.factor" => growth with { Factor = null },
                "bantime.formula" => growth with { Formula = null },
                "bantime.multipliers" => growth with { Multipliers = usual.Multipliers },
                "bantime.maxtime" => growth with { MaxTime = null },
                "bantime.rndtime" => growth with { RandomTime = null },
                _ => growth with { OverAllJails = usual.OverAllJails },
            },
        };
    }

    private static EquatableArray<int> Multipliers(PlainValue word)
    {
        var words = PlainText.Str(word).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(text => (PlainValue)text).ToArray();
        return Enumerable.Range(0, words.Length).Select(index => new CommandWords(words).Number(index)).ToEquatableArray();
    }

    private static PlainValue Text(string? text) => text is null ? PlainValue.None : text;

    private static PlainValue Seconds(Duration? duration) => duration is { } time ? JailEdits.Seconds(time) : PlainValue.None;
}
