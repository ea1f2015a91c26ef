using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine.Matching;
using Banhammer.FilterLanguage;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Testing;

namespace Banhammer.Host.Controlling.Options;

/// <summary>Who is never counted.</summary>
internal static class IgnoreOptions
{
    private const int UsualCount = 100; // of remembered answers of ignorecommand
    private const string UsualTime = "300";

    /// <summary>The options.</summary>
    public static IEnumerable<SettableOption> All { get; } =
    [
        new("ignoreip", jail => PlainValue.ListOf(InOrder(jail)), ("addignoreip", Add), ("delignoreip", Remove)),
        new("ignoreself", jail => jail.IgnoresSelf,
            ("ignoreself", (jail, words) => jail.With("ignoreself", words.Text(0)) with { IgnoresSelf = JailEdits.IsTrue(words[0]) })),
        new("ignorecommand", jail => jail.Find("ignorecommand") is { } command ? command.Text : false,
            ("ignorecommand", (jail, words) => jail.With("ignorecommand", words.Text(0)))),
        new("ignorecache", Cache, ("ignorecache", (jail, words) => jail.With("ignorecache", Checked(words.Text(0))))),
    ];

    // Networks and names first, then single addresses, as the peer keeps them.
    private static IEnumerable<string> InOrder(JailDefinition jail)
    {
        var words = jail.IgnoreWords.Select(word => word.Text).Distinct().ToArray();
        return words.Where(word => !IsSingle(word)).Concat(words.Where(IsSingle));
    }

    private static bool IsSingle(string word) => Network.TryParse(word, out var network, out _) && network.IsSingle;

    private static JailDefinition Add(JailDefinition jail, CommandWords words)
    {
        var known = jail.IgnoreWords.Select(word => word.Text).ToHashSet();
        var added = words.Texts().Where(word => word.Length > 0 && known.Add(word)).Select(JailEdits.Traced);
        return Set(jail, [.. jail.IgnoreWords, .. added]);
    }

    private static JailDefinition Remove(JailDefinition jail, CommandWords words)
    {
        var word = words.Text(0);
        return jail.IgnoreWords.Any(known => known.Text == word) ? Set(jail, [.. jail.IgnoreWords.Where(known => known.Text != word)])
            : throw new CommandException(CommandError.Value, "list.remove(x): x not in list");
    }

    private static JailDefinition Set(JailDefinition jail, IReadOnlyList<TracedText> words) =>
        jail.With("ignoreip", string.Join(' ', words.Select(word => word.Text))) with { IgnoreWords = words.ToEquatableArray() };

    private static PlainValue Cache(JailDefinition jail)
    {
        if (jail.Find("ignorecache") is not { Length: > 0 } text || !FilterReference.TryParse($"cache[{text.Text}]", out var cache, out _, out _))
            return PlainValue.None;
        var options = cache!.ToOptions();
        return new PlainValue.List(
        [
            options.GetValueOrDefault("key", ""),
            int.TryParse(options.GetValueOrDefault("max-count"), out var count) ? count : UsualCount,
            JailEdits.Seconds(JailEdits.DurationOf(options.GetValueOrDefault("max-time", UsualTime))),
        ]);
    }

    private static string Checked(string text)
    {
        if (text.Length > 0 && !FilterReference.TryParse($"cache[{text}]", out _, out var problem, out _))
            throw new CommandException(CommandError.Value, $"ignorecache: {problem}");
        return text.Length == 0 || FilterReference.TryParse($"cache[{text}]", out var cache, out _, out _) && cache!.ToOptions().ContainsKey("key") ? text
            : throw new CommandException(CommandError.Key, $"ignorecache {PythonLiteral.Of(text)} has no key=; expected such as key=\"<ip>\", max-count=100, max-time=5m");
    }
}
