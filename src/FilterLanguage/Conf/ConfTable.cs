using System;
using System.Collections.Generic;

namespace Banhammer.FilterLanguage.Conf;

/// <summary>Several files put on top of each other: later options override, and what they override stays reachable as <c>known/…</c>.</summary>
public sealed class ConfTable
{
    private readonly Dictionary<string, OptionTable> sections = new(StringComparer.Ordinal);
    private readonly List<string> names = [];

    /// <summary>The options that every section inherits.</summary>
    public OptionTable Defaults { get; } = new();

    /// <summary>Names of all sections but DEFAULT, the hidden ones of overridden options among them, in order of appearance.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>The hidden section with the options of <paramref name="section"/> as they were before the last file that overrode them.</summary>
    public static string KnownOf(string section) => "KNOWN/" + section;

    /// <summary>The section of that name, or null.</summary>
    public OptionTable? Find(string section) => sections.TryGetValue(section, out var table) ? table : null;

    /// <summary>Puts a file on top.</summary>
    internal void Add(ConfDocument document)
    {
        foreach (var section in document.Sections)
        {
            if (section.Name == ConfSection.Default)
            {
                SetAll(Defaults, section.Options, "");
                continue;
            }

            var (name, condition) = SplitCondition(section.Name);
            var table = Find(name);
            if (table is null)
            {
                SetAll(Open(name), section.Options, condition);
                continue;
            }

            // One level of history only: the peer knows no more.
            var known = Find(KnownOf(name)) ?? Open(KnownOf(name));
            foreach (var option in section.Options)
            {
                if (table.Find(option.Name + condition) is { } overridden)
                {
                    known.Set(overridden);
                }
            }

            SetAll(table, section.Options, condition);
        }
    }

    /// <summary>Splits <c>Init?family=inet6</c> into <c>Init</c> and <c>?family=inet6</c>; the latter is empty for a plain name.</summary>
    internal static (string Name, string Condition) SplitCondition(string name)
    {
        var mark = name.IndexOf('?');
        return mark <= 0 || mark + 1 == name.Length || PythonText.SkipWord(name, 0, mark) < mark
            ? (name, "")
            : (name.Substring(0, mark), name.Substring(mark));
    }

    private static void SetAll(OptionTable table, EquatableArray<ConfOption> options, string condition)
    {
        foreach (var option in options)
        {
            table.Set(condition.Length == 0 ? option : option with { Name = option.Name + condition });
        }
    }

    private OptionTable Open(string name)
    {
        var table = new OptionTable();
        sections.Add(name, table);
        names.Add(name);
        return table;
    }
}
