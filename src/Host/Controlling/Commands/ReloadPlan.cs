using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Controlling.Options;

namespace Banhammer.Host.Controlling.Commands;

/// <summary>What a reload comes to: which jails start, end, or go on by other options. Those that stay as they are aren't touched.</summary>
/// <param name="Added">Jails that start.</param>
/// <param name="Changed">Jails that go on by other options, and which: <c>findtime: 600 -> 3600</c>.</param>
/// <param name="Removed">Names of jails that end.</param>
/// <param name="Kept">Names of jails that stay as they are.</param>
internal sealed record ReloadPlan(
    IReadOnlyList<JailDefinition> Added, IReadOnlyList<(JailDefinition Jail, IReadOnlyList<string> Differences)> Changed, IReadOnlyList<string> Removed, IReadOnlyList<string> Kept)
{
    /// <summary>The plan that leads from some jails to others.</summary>
    /// <param name="running">The jails as they are.</param>
    /// <param name="wanted">The jails as they are to be.</param>
    public static ReloadPlan From(IReadOnlyList<JailDefinition> running, IReadOnlyList<JailDefinition> wanted)
    {
        var pairs = wanted.Select(jail => (Jail: jail, Old: running.FirstOrDefault(other => other.Name == jail.Name))).ToArray();
        var compared = pairs.Where(pair => pair.Old is not null).Select(pair => (pair.Jail, Differences: Differences(pair.Old!, pair.Jail))).ToArray();
        return new ReloadPlan(
            [.. pairs.Where(pair => pair.Old is null).Select(pair => pair.Jail)],
            [.. compared.Where(pair => pair.Differences.Count > 0)],
            [.. running.Select(jail => jail.Name).Except(wanted.Select(jail => jail.Name))],
            [.. compared.Where(pair => pair.Differences.Count == 0).Select(pair => pair.Jail.Name)]);
    }

    /// <summary>The plan as people read it, a line a jail or option.</summary>
    public IEnumerable<string> Lines() =>
    [
        .. Removed.Select(name => $"- {name}"),
        .. Changed.SelectMany(pair => pair.Differences.Select(difference => $"    {difference}").Prepend($"~ {pair.Jail.Name}")),
        .. Added.Select(jail => $"+ {jail.Name}"),
        .. Kept.Select(name => $"= {name}"),
    ];

    /// <summary>The plan in one line.</summary>
    public string Summary => $"{Added.Count} started, {Changed.Count} changed, {Removed.Count} stopped, {Kept.Count} as before";

    private static List<string> Differences(JailDefinition old, JailDefinition jail)
    {
        var differences = JailOptionTable.All.Select(option => (option.Name, Before: PlainText.Repr(option.Get(old)), After: PlainText.Repr(option.Get(jail))))
            .Append((Name: "backend", Before: old.Backend.ToString(), After: jail.Backend.ToString()))
            .Concat(OptionsOutsideTheTable(old, jail))
            .Concat(Actions(old, jail))
            .Where(option => option.Before != option.After).Select(option => $"{option.Name}: {option.Before} -> {option.After}").ToList();

        // What files are there says nothing about those to come, nor about where reading starts.
        if (differences.Count == 0 && !Paths(old).SequenceEqual(Paths(jail)))
            differences.Add($"logpath: {string.Join(", ", Paths(old))} -> {string.Join(", ", Paths(jail))}");
        return differences;
    }

    private static IEnumerable<string> Paths(JailDefinition jail) => jail.LogPaths.Select(path => $"{path.Pattern.Text} {path.Position}");

    private static IEnumerable<(string Name, string Before, string After)> OptionsOutsideTheTable(JailDefinition old, JailDefinition jail) =>
        old.Options.Concat(jail.Options).Select(option => option.Name).Distinct()
            .Where(name => JailOptionTable.Find(name) is null && name is not ("action" or "enabled" or "filter" or "backend"))
            .Select(name => (name, old.Find(name)?.Text ?? "", jail.Find(name)?.Text ?? ""));

    private static IEnumerable<(string Name, string Before, string After)> Actions(JailDefinition old, JailDefinition jail)
    {
        yield return ("actions", string.Join(", ", old.Actions.Select(action => action.Name)), string.Join(", ", jail.Actions.Select(action => action.Name)));
        foreach (var action in jail.Actions)
        {
            if (old.Actions.FirstOrDefault(other => other.Name == action.Name) is { } before)
                yield return ($"action {action.Name}", Text(before), Text(action));
        }
    }

    private static string Text(ActionDefinition action) =>
        string.Join(", ", action.Commands.Concat(action.Properties).OrderBy(option => option.Name, StringComparer.Ordinal).Select(option => $"{option.Name}={option.Value.Text}"));
}
