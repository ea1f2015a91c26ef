using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Patterns;

namespace Banhammer.FilterLanguage.Advice;

/// <summary>Finds what looks like a tag of the matcher, such as <c>&lt;Host&gt;</c> or <c>&lt;ADRR&gt;</c>, and is matched as text.</summary>
internal static class TagAdvice
{
    private static readonly string[] Tags = [.. HostTags.Fixed.Keys.Where(tag => !IsField(tag)), "HOST", "SKIPLINES"];

    /// <summary>Findings in the source text of a regex.</summary>
    public static IEnumerable<PatternFault> Of(string source)
    {
        var opened = new HashSet<string>(StringComparer.Ordinal);
        for (var at = source.IndexOf('<'); at >= 0; at = source.IndexOf('<', at + 1))
        {
            var end = TagExpander.TagEnd(source, at);
            if (end < 0 || AngleBracket.IsOfRegex(source, at))
                continue;

            var name = source.Substring(at + 1, end - at - 2);
            if (TagExpander.IsCustomTag(name, 0))
                opened.Add("/" + name);
            else if (TagExpander.IsCustomTag(name, 1) && name[0] == '/')
            {
                if (!opened.Contains(name))
                    yield return PatternFault.Of(PatternFaults.UnopenedTag, at, end - at, "<" + name + ">", "<" + name.Substring(1) + ">");
            }
            else if (Meant(name) is { } meant)
                yield return PatternFault.Of(AdviceFaults.UnknownTag, at, end - at, "<" + name + ">", "<" + meant + ">");
        }
    }

    private static bool IsField(string name) => name.TrimStart('/').StartsWith("F-", StringComparison.OrdinalIgnoreCase);

    // Words in lower case are part of many logs: they are tags only letter by letter.
    private static string? Meant(string name)
    {
        var upper = name.ToUpperInvariant();
        if (Tags.Contains(name) || HostTags.Fixed.ContainsKey(name))
            return null;

        if (IsField(name) || Tags.Contains(upper))
            return upper == name ? null : upper;

        return upper == name ? NearestName.Among(name, Tags) : null;
    }
}
