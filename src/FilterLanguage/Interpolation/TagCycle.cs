using System;
using System.Collections.Generic;
using Banhammer.FilterLanguage.Conf;

namespace Banhammer.FilterLanguage.Interpolation;

/// <summary>Finds the way on which a tag leads back to itself, to show it.</summary>
internal static class TagCycle
{
    /// <summary><c>a -> b -> a</c>; without the steps between if composite tags hide them.</summary>
    /// <param name="tag">A tag that refers to itself.</param>
    /// <param name="valueOf">The unexpanded value of a tag, or null.</param>
    public static string Show(string tag, Func<string, TracedText?> valueOf)
    {
        var path = new List<string> { tag };
        return Follow(tag, tag, valueOf, path, new HashSet<string>(StringComparer.Ordinal))
            ? string.Join(" -> ", path) + " -> " + tag
            : tag + " -> … -> " + tag;
    }

    private static bool Follow(string from, string target, Func<string, TracedText?> valueOf, List<string> path, HashSet<string> seen)
    {
        if (!seen.Add(from) || path.Count > Limits.MaxTagReplacements || valueOf(from) is not { } value)
        {
            return false;
        }

        for (var found = Tag.Find(value.Text, 0); found is { } tag; found = Tag.Find(value.Text, tag.End))
        {
            if (tag.Name == target)
            {
                return true;
            }

            path.Add(tag.Name);
            if (Follow(tag.Name, target, valueOf, path, seen))
            {
                return true;
            }

            path.RemoveAt(path.Count - 1);
        }

        return false;
    }
}
