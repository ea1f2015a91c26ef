using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Banhammer.Engine.Sources.Journal;

/// <summary>Which journal files are read, as <c>[journalpath=…, journalfiles=…, journalflags=…, namespace=…, rotated=…]</c> says it.</summary>
public sealed record JournalOptions
{
    private const JournalFlags AllFlags = JournalFlags.LocalOnly | JournalFlags.RuntimeOnly | JournalFlags.System | JournalFlags.CurrentUser;

    /// <summary>The journal of this machine, without files that were rotated away.</summary>
    public static JournalOptions Default { get; } = new();

    /// <summary>A folder of journal files; null: those of this machine.</summary>
    public string? Path { get; init; }

    /// <summary>Files, or patterns of files, that are read instead of a folder.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Which journals; null: those of this machine, or those of its services where rotated files are read too.</summary>
    public JournalFlags? Flags { get; init; }

    /// <summary>The namespace of the journal; null: the default one.</summary>
    public string? Namespace { get; init; }

    /// <summary>Whether files that were rotated away are read from their beginning <em>(default: false)</em>.</summary>
    public bool Rotated { get; init; }

    /// <summary>Reads the options by their names in a jail's <c>backend</c>.</summary>
    /// <param name="arguments">Names and values.</param>
    /// <param name="options">The options when true.</param>
    /// <param name="problem">What was found and what was expected when false.</param>
    public static bool TryRead(IReadOnlyDictionary<string, string> arguments, [NotNullWhen(true)] out JournalOptions? options, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var read = Default;
        problem = null;
        foreach (var (name, value) in arguments)
        {
            switch (name)
            {
                case "journalpath":
                    read = read with { Path = value };
                    break;
                case "journalfiles":
                    read = read with { Files = value.Split([',', ' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries) };
                    break;
                case "namespace":
                    read = read with { Namespace = value };
                    break;
                case "journalflags" when TryReadFlags(value, out var flags):
                    read = read with { Flags = flags };
                    break;
                case "rotated" when TryReadSwitch(value, out var isOn):
                    read = read with { Rotated = isOn };
                    break;
                default:
                    problem ??= Describe(name, value);
                    break;
            }
        }

        options = problem is null ? read : null;
        return problem is null;
    }

    /// <summary>A sum of the values of <see cref="JournalFlags"/>.</summary>
    public static bool TryReadFlags(string text, out JournalFlags flags)
    {
        flags = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var sum) ? (JournalFlags)sum : JournalFlags.None;
        return (flags != JournalFlags.None || text is "0") && (flags & ~AllFlags) == 0;
    }

    private static bool TryReadSwitch(string text, out bool isOn)
    {
        isOn = text.ToLowerInvariant() is "on" or "yes" or "true" or "1";
        return isOn || text.ToLowerInvariant() is "off" or "no" or "false" or "0";
    }

    private static string Describe(string name, string value) => name switch
    {
        "journalflags" => $"journalflags is '{value}'; expected a sum of 1 (this machine's), 2 (kept in memory), 4 (services and kernel) and 8 (this user's)",
        "rotated" => $"rotated is '{value}'; expected on or off",
        _ => $"'{name}' is no option of the journal; expected journalpath, journalfiles, journalflags, namespace or rotated",
    };
}
