using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace Banhammer.Host.Controlling.Commands;

/// <summary>The verbs that are about jails.</summary>
internal sealed partial class CommandRunner
{
    private async Task<PlainValue> Status()
    {
        var reports = await jails.Reports().ConfigureAwait(false);
        return new PlainValue.List(
        [
            PlainValue.Pair("Number of jail", reports.Count),
            PlainValue.Pair("Jail list", string.Join(", ", reports.Select(report => report.Definition.Name).Order(StringComparer.Ordinal))),
        ]);
    }

    private async Task<PlainValue> Status(string name, string flavor)
    {
        if (name == "--all")
        {
            var list = new List<PlainValue>(((PlainValue.List)await Status().ConfigureAwait(false)).Items);
            var all = (await jails.Reports().ConfigureAwait(false)).OrderBy(report => report.Definition.Name, StringComparer.Ordinal);
            list.Add(new PlainValue.Dictionary([.. all.SelectMany(report => new PlainValue[] { report.Definition.Name, report.Status(flavor) })]));
            return new PlainValue.List(list);
        }

        var found = await jails.Report(name).ConfigureAwait(false);
        if (!JailReport.IsFlavor(flavor))
            ServerMessages.UnknownFlavor(log, flavor);
        return found.Status(flavor);
    }

    private async Task<PlainValue> Statistics() => new PlainValue.Dictionary(
        [.. (await jails.Reports().ConfigureAwait(false)).OrderBy(report => report.Definition.Name, StringComparer.Ordinal).SelectMany(report => new PlainValue[]
        {
            report.Definition.Name,
            new PlainValue.List([report.Definition.Backend.Name, PlainValue.Pair(report.CurrentlyFailed, report.TotalFailed), PlainValue.Pair(report.Bans.Count, report.TotalBanned)]),
        })]);

    private async Task<PlainValue> Banned(IReadOnlyList<string> ids)
    {
        var reports = await jails.Reports().ConfigureAwait(false);
        return new PlainValue.List(ids.Count > 0
            ? [.. ids.Select(id => PlainValue.ListOf(reports.Where(report => report.Ids.Contains(id)).Select(report => report.Definition.Name)))]
            : [.. reports.Select(report => new PlainValue.Dictionary([report.Definition.Name, PlainValue.ListOf(report.Ids)]))]);
    }

    private async Task<PlainValue> Unban(IReadOnlyList<string> ids) =>
        ids is ["--all"] ? await jails.UnbanAll(null).ConfigureAwait(false) : (await jails.Unban(null, ids).ConfigureAwait(false)).Count;

    private async Task<PlainValue> Get(CommandWords words)
    {
        var name = words.Text(0);
        if (ServerSettings.IsSetting(name))
            return settings.Get(name);
        var report = words.Count > 1 || await jails.Knows(name).ConfigureAwait(false) ? await jails.Report(name).ConfigureAwait(false) : null;
        return words.Text(1) switch
        {
            "banned" => report!.Banned(words.From(2).Texts()),
            "banip" => report!.BanList(time.LocalTimeZone, withTime: words.Count > 2 && words.Text(2) == "--with-time"),
            _ => JailCommand.Get(report!.Definition, words.From(1)),
        };
    }

    private async Task<PlainValue> Set(CommandWords words)
    {
        var name = words.Text(0);
        if (ServerSettings.IsSetting(name))
            return await settings.Set(name, words.From(1), hasJails: (await jails.Reports().ConfigureAwait(false)).Count > 0).ConfigureAwait(false);
        var arguments = words.From(2);
        switch (words.Text(1))
        {
            case "banip":
                return await jails.Ban(name, arguments.Texts()).ConfigureAwait(false);
            case "unbanip":
                return await Unban(name, arguments).ConfigureAwait(false);
            case "attempt":
                return await jails.Attempt(name, arguments.Text(0), arguments.From(1).Texts()).ConfigureAwait(false);
            case "idle":
                return await jails.Idle(name, arguments.Text(0) switch { "on" => true, "off" => false, _ => throw new CommandException("Invalid idle option, must be 'on' or 'off'") }).ConfigureAwait(false);
            default:
                return await jails.Change(name, words.From(1)).ConfigureAwait(false);
        }
    }

    private async Task<PlainValue> Unban(string name, CommandWords arguments)
    {
        var tellsAbsent = arguments.Text(0) == "--report-absent";
        var (count, absent) = await jails.Unban(name, arguments.From(tellsAbsent ? 1 : 0).Texts()).ConfigureAwait(false);
        return !tellsAbsent || absent.Count == 0 ? count : throw new CommandException(CommandError.Value, $"not banned: {PlainText.Repr(PlainValue.ListOf(absent))}");
    }
}
