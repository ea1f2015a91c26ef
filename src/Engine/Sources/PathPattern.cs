using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Banhammer.Engine.Sources;

/// <summary>Paths with the wild cards of a shell: <c>*</c>, <c>?</c> and <c>[a-z]</c> within a name. Hidden names are matched by a dot only.</summary>
public static class PathPattern
{
    /// <summary>The files and folders that a pattern stands for, in ordinal order; empty where there are none or a folder can't be read.</summary>
    public static IReadOnlyList<string> Expand(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        if (!HasWildCard(pattern))
        {
            return Path.Exists(pattern) ? [pattern] : [];
        }

        IEnumerable<string> found = [pattern.StartsWith('/') ? "/" : ""];
        foreach (var name in pattern.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            found = found.SelectMany(folder => Children(folder, name)).ToArray();
        }

        return found.Order(StringComparer.Ordinal).ToArray();
    }

    /// <summary>Whether <paramref name="path"/> is one of those that <paramref name="pattern"/> may stand for.</summary>
    public static bool IsOf(string pattern, string path)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(path);
        var (names, wanted) = (path.Split('/'), pattern.Split('/'));
        return names.Length == wanted.Length && names.Zip(wanted).All(pair => pair.First == pair.Second || Matches(pair.Second, pair.First));
    }

    /// <summary>Whether a single name is one that <paramref name="pattern"/> stands for.</summary>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name) =>
        (pattern is ['.', ..] || name is not ['.', ..]) && MatchesRest(pattern, name);

    private static bool HasWildCard(string text) => text.AsSpan().IndexOfAny("*?[") >= 0;

    private static string[] Children(string folder, string pattern)
    {
        if (!HasWildCard(pattern))
        {
            var path = Path.Combine(folder, pattern);
            return Path.Exists(path) ? [path] : [];
        }

        try
        {
            return Directory.EnumerateFileSystemEntries(folder.Length == 0 ? "." : folder).Select(path => Path.GetFileName(path))
                .Where(name => Matches(pattern, name)).Select(name => Path.Combine(folder, name)).ToArray();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return []; // no folder, or none of ours to read
        }
    }

    // The last star takes one character more each time the rest doesn't fit: quadratic at worst.
    private static bool MatchesRest(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        var (at, read, star, starred) = (0, 0, -1, 0);
        while (read < name.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                (star, starred) = (at++, read);
            }
            else if (at < pattern.Length && MatchesOne(pattern[at..], name[read], out var length))
            {
                at += length;
                read++;
            }
            else if (star >= 0)
            {
                (at, read) = (star + 1, ++starred);
            }
            else
            {
                return false;
            }
        }

        return pattern[at..].TrimStart('*').IsEmpty;
    }

    // The first element of the pattern and its length; a bracket without its end stands for itself.
    private static bool MatchesOne(ReadOnlySpan<char> pattern, char value, out int length)
    {
        length = 1;
        if (pattern[0] != '[')
        {
            return pattern[0] == '?' || pattern[0] == value;
        }

        var isNegated = pattern is ['[', '!', ..];
        var first = isNegated ? 2 : 1;
        var end = pattern.Length > first ? pattern[(first + 1)..].IndexOf(']') : -1; // a bracket that comes first is one of the characters
        if (end < 0)
        {
            return value == '[';
        }

        length = first + 1 + end + 1;
        return IsAmong(pattern[first..(length - 1)], value) != isNegated;
    }

    private static bool IsAmong(ReadOnlySpan<char> set, char value)
    {
        for (var i = 0; i < set.Length; i++)
        {
            if (i + 2 < set.Length && set[i + 1] == '-')
            {
                if (value >= set[i] && value <= set[i + 2]) return true;
                i += 2;
            }
            else if (set[i] == value)
            {
                return true;
            }
        }

        return false;
    }
}
