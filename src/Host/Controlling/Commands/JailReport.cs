using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Banhammer.Engine.Banning;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Controlling.Options;
using Banhammer.Host.Running;

namespace Banhammer.Host.Controlling.Commands;

/// <summary>What the engine tells about a jail that runs. A copy, made on the engine's thread.</summary>
/// <param name="Definition">What it runs by.</param>
/// <param name="CurrentlyFailed">Offenders with failures that count.</param>
/// <param name="TotalFailed">Failures counted so far.</param>
/// <param name="TotalBanned">Bans made so far.</param>
/// <param name="Bans">The bans in force with their ids, the oldest first.</param>
internal sealed record JailReport(JailDefinition Definition, long CurrentlyFailed, long TotalFailed, long TotalBanned, IReadOnlyList<(string Id, Ban Ban)> Bans)
{
    private const string Permanent = "9999-12-31 23:59:59";

    private static readonly string[] owners = ["Banned ASN list", "Banned Country list", "Banned RIR list"];
    private static readonly string[] flavors = ["basic", "short", "cymru"];

    /// <summary>The report of a jail.</summary>
    public static JailReport Of(RunningJail jail) => new(
        jail.Prepared.Definition, jail.Counting.Offenders, jail.TotalFailures, jail.TotalBans,
        [.. jail.Bans.OrderBy(ban => ban.Time).Select(ban => (jail.Texts.Format(ban.Offender), ban))]);

    /// <summary>The report of a jail that was added and hasn't started.</summary>
    public static JailReport OfDraft(JailDefinition definition) => new(definition, 0, 0, 0, []);

    /// <summary>The ids that are banned, the oldest ban first.</summary>
    public IEnumerable<string> Ids => Bans.Select(ban => ban.Id);

    /// <summary>Whether a flavor of <c>status JAIL FLAVOR</c> is known; another is shown as <c>basic</c>.</summary>
    public static bool IsFlavor(string flavor) => flavors.Contains(flavor);

    /// <summary>The answer to <c>status JAIL</c>.</summary>
    public PlainValue Status(string flavor)
    {
        var source = Definition.ReadsJournal
            ? PlainValue.Pair("Journal matches", string.Join(" + ", ((PlainValue.List)JailOptionTable.Find("journalmatch")!.Get(Definition)).Items.Select(group => string.Join(' ', ((PlainValue.List)group).Items.Select(PlainText.Str)))))
            : PlainValue.Pair("File list", PlainValue.ListOf(SourceOptions.Files(Definition)));
        List<PlainValue> bans = [PlainValue.Pair("Currently banned", Bans.Count), PlainValue.Pair("Total banned", TotalBanned)];
        if (flavor != "short")
            bans.Add(PlainValue.Pair("Banned IP list", PlainValue.ListOf(Ids)));

        // Networks' owners would be asked of a service on the net, which is not ours to tell whom we ban.
        if (flavor == "cymru")
            bans.AddRange(owners.Select(name => PlainValue.Pair(name, PlainValue.ListOf(["error"]))));
        return new PlainValue.List(
        [
            PlainValue.Pair("Filter", new PlainValue.List([PlainValue.Pair("Currently failed", CurrentlyFailed), PlainValue.Pair("Total failed", TotalFailed), source])),
            PlainValue.Pair("Actions", new PlainValue.List(bans)),
        ]);
    }

    /// <summary>The answer to <c>get JAIL banip</c>: by the ends of the bans.</summary>
    /// <param name="zone">The zone of the times.</param>
    /// <param name="withTime">Whether beginnings, lengths and ends are told.</param>
    public PlainValue BanList(TimeZoneInfo zone, bool withTime) => PlainValue.ListOf(
        Bans.OrderBy(ban => ban.Ban.Until?.Microseconds ?? long.MaxValue).Select(ban => withTime ? $"{ban.Id} \t{Times(ban.Ban, zone)}" : ban.Id));

    /// <summary>The answer to <c>get JAIL banned IP…</c>.</summary>
    public PlainValue Banned(IReadOnlyList<string> ids)
    {
        var banned = Ids.ToHashSet();
        return ids switch
        {
            [] => PlainValue.ListOf(Ids),
            [var one] => banned.Contains(one) ? 1 : 0,
            _ => new PlainValue.List([.. ids.Select(id => (PlainValue)(banned.Contains(id) ? 1 : 0))]),
        };
    }

    private static string Times(Ban ban, TimeZoneInfo zone)
    {
        var seconds = ban.Until is { } until ? (until.Microseconds - ban.Time.Microseconds) / 1_000_000 : -1;
        return string.Create(CultureInfo.InvariantCulture, $"{Local(ban.Time.ToDateTimeOffset(), zone)} + {seconds} = {(ban.Until is { } end ? Local(end.ToDateTimeOffset(), zone) : Permanent)}");
    }

    private static string Local(DateTimeOffset time, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
