using System;
using System.Buffers;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Text;

namespace Banhammer.Engine.Sources.Journal;

// match = group { '+' group }      one line of a filter's journalmatch; further lines are further groups
// group = FIELD=value { FIELD=value }

/// <summary>Which entries are read: those that fit any group. Within a group each field has to have one of the values given for it.</summary>
public sealed class JournalMatch
{
    private const string Expected = "expected FIELD=value with a name of capital letters, digits and underscores, such as _SYSTEMD_UNIT=sshd.service";

    private static readonly SearchValues<char> nameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    private JournalMatch(IReadOnlyList<IReadOnlyList<string>> groups) => Groups = groups;

    /// <summary>All entries.</summary>
    public static JournalMatch Everything { get; } = new([]);

    /// <summary>The groups, each of <c>FIELD=value</c>; none: all entries.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Groups { get; }

    /// <summary>Reads lines of <c>journalmatch</c>.</summary>
    /// <param name="lines">The lines; a blank one says nothing.</param>
    /// <param name="match">The match when true.</param>
    /// <param name="problem">What was found, in which word, and what was expected when false.</param>
    public static bool TryParse(IEnumerable<string> lines, [NotNullWhen(true)] out JournalMatch? match, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var groups = new List<IReadOnlyList<string>>();
        problem = null;
        foreach (var line in lines)
        {
            problem ??= Read(line, groups);
        }

        match = problem is null ? new JournalMatch(groups) : null;
        return problem is null;
    }

    /// <summary>The entries of this and of another match, such as those of all jails that read the journal together.</summary>
    public JournalMatch Or(JournalMatch other) => Groups.Count == 0 || other.Groups.Count == 0 ? Everything : new JournalMatch([.. Groups, .. other.Groups]);

    /// <summary>The groups as they are written.</summary>
    public override string ToString() => string.Join(" + ", Groups.Select(group => string.Join(' ', group)));

    /// <summary>Has the library give these entries only.</summary>
    internal void ApplyTo(JournalHandle journal)
    {
        foreach (var group in Groups)
        {
            foreach (var term in group)
            {
                var bytes = Encoding.UTF8.GetBytes(term);
                _ = LibSystemd.AddMatch(journal, bytes, (nuint)bytes.Length);
            }

            _ = LibSystemd.AddDisjunction(journal);
        }
    }

    private static string? Read(string line, List<IReadOnlyList<string>> groups)
    {
        if (!ShellWords.TrySplit(line, out var words, out var problem))
        {
            return $"journalmatch '{line}': {problem}";
        }

        var group = new List<string>();
        for (var i = 0; i <= words.Count; i++)
        {
            if (i < words.Count && words[i] != "+")
            {
                if (!IsTerm(words[i]))
                {
                    return $"journalmatch '{line}': word {i + 1} is '{words[i]}'; {Expected}";
                }

                group.Add(words[i]);
            }
            else if (group.Count > 0) // a '+' too many says nothing, as in the peer
            {
                groups.Add(group);
                group = [];
            }
        }

        return null;
    }

    // As the library has it: names that begin with two underscores are no fields but addresses of the entry.
    private static bool IsTerm(string word)
    {
        var name = word.AsSpan()[..Math.Max(0, word.IndexOf('=', StringComparison.Ordinal))];
        return name is not ([] or ['_', '_', ..]) && !name.ContainsAnyExcept(nameCharacters);
    }
}
