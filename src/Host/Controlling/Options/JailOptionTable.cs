using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Definitions;

namespace Banhammer.Host.Controlling.Options;

/// <summary>All options of a jail that clients can get and set.</summary>
internal static class JailOptionTable
{
    private static readonly SettableOption[] all = [.. MatchingOptions.All, .. SourceOptions.All, .. IgnoreOptions.All, .. LimitOptions.All];
    private static readonly Dictionary<string, SettableOption> byName = all.ToDictionary(option => option.Name);

    private static readonly Dictionary<string, (SettableOption Option, Func<JailDefinition, CommandWords, JailDefinition> Apply)> byVerb =
        all.SelectMany(option => option.Changes.Select(change => (change.Verb, Entry: (option, change.Apply)))).ToDictionary(pair => pair.Verb, pair => pair.Entry);

    /// <summary>The options, those first that decide how others are read.</summary>
    public static IReadOnlyList<SettableOption> All => all;

    /// <summary>The option of a name, or null.</summary>
    public static SettableOption? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>Changes a definition by a verb and the words behind it; false if there is no such verb.</summary>
    /// <param name="jail">The definition.</param>
    /// <param name="verb">The word behind <c>set JAIL</c>.</param>
    /// <param name="words">The words behind that.</param>
    /// <param name="changed">The changed definition when true.</param>
    /// <param name="option">What was changed when true.</param>
    /// <exception cref="CommandException">The words can't be used.</exception>
    public static bool TryApply(JailDefinition jail, string verb, CommandWords words, out JailDefinition changed, out SettableOption? option)
    {
        var isKnown = byVerb.TryGetValue(verb, out var entry);
        (changed, option) = isKnown ? (entry.Apply(jail, words), entry.Option) : (jail, null);
        return isKnown;
    }
}
