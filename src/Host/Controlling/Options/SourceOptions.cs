using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Sources;
using Banhammer.FilterLanguage;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Testing;

namespace Banhammer.Host.Controlling.Options;

/// <summary>The logs, and how they are to be read.</summary>
internal static class SourceOptions
{
    private const string UsualEncoding = "UTF-8";

    /// <summary>The options.</summary>
    public static IEnumerable<SettableOption> All { get; } =
    [
        new("logpath", jail => PlainValue.ListOf(Files(jail)), ("addlogpath", Add), ("dellogpath", Remove)),
        new("logencoding", jail => jail.LogEncoding is { } name && !IsAuto(name) ? name : UsualEncoding,
            ("logencoding", (jail, words) => jail.With("logencoding", words.Text(0)) with { LogEncoding = Encoding(words.Text(0)) })),
        new("logtimezone", jail => jail.LogTimeZone is { } zone ? zone : PlainValue.None,
            ("logtimezone", (jail, words) => jail.With("logtimezone", words.Text(0)) with { LogTimeZone = Zone(words.Text(0)) })),
    ];

    /// <summary>The files that are there of those that a jail names; a path without wild cards is told in any case.</summary>
    public static IEnumerable<string> Files(JailDefinition jail) => jail.ReadsJournal ? [] : jail.LogPaths.SelectMany(Files).Distinct();

    private static IEnumerable<string> Files(LogPath path) => IsPattern(path.Pattern.Text) ? PathPattern.Expand(path.Pattern.Text) : [path.Pattern.Text];

    private static bool IsPattern(string path) => path.AsSpan().ContainsAny('*', '?', '[');

    private static JailDefinition Add(JailDefinition jail, CommandWords words)
    {
        if (words.Count > 2)
            throw new CommandException(CommandError.Value, "Only one file can be added at a time");
        var (path, position) = (words.Text(0), words.Count > 1 ? words.Text(1).ToUpperInvariant() : "HEAD");
        if (position is not ("HEAD" or "TAIL"))
            throw new CommandException(CommandError.Value, "File option must be 'head' or 'tail'");
        if (!IsPattern(path) && !File.Exists(path))
            throw new CommandException($"[Errno 2] No such file or directory: {PythonLiteral.Of(path)}");
        return Files(jail).Contains(path) ? jail
            : Set(jail, [.. jail.LogPaths, new LogPath(JailEdits.Traced(path), position == "TAIL" ? "tail" : "head")]);
    }

    // A file that a pattern stands for: the pattern gives way to the other files that it stands for now.
    private static JailDefinition Remove(JailDefinition jail, CommandWords words)
    {
        var path = words.Text(0);
        return Set(jail, [.. jail.LogPaths.SelectMany(known => !Files(known).Contains(path) ? [known]
            : Files(known).Where(file => file != path).Select(file => known with { Pattern = JailEdits.Traced(file) }))]);
    }

    private static JailDefinition Set(JailDefinition jail, IReadOnlyList<LogPath> paths) =>
        jail.With("logpath", string.Join('\n', paths.Select(path => path.FromTail ? path.Pattern.Text + " tail" : path.Pattern.Text))) with { LogPaths = paths.ToEquatableArray() };

    private static string Encoding(string name) =>
        IsAuto(name) || LogEncoding.TryFind(name, out _) ? name : throw new CommandException(CommandError.Value, $"unknown encoding: {name}");

    private static bool IsAuto(string name) => string.Equals(name, "auto", StringComparison.OrdinalIgnoreCase);

    private static string Zone(string text) => ZoneOffset.TryParse(text, out _, out var problem) ? text : throw new CommandException(CommandError.Value, problem!);
}
