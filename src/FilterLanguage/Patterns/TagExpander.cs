using System;
using System.Collections.Generic;
using System.Globalization;

namespace Banhammer.FilterLanguage.Patterns;

/// <summary>Replaces the tags of a regex that only the matcher knows, such as <c>&lt;HOST&gt;</c> and <c>&lt;F-USER&gt;</c>.</summary>
/// <remarks>Names are case-sensitive. What isn't a known tag stays, and is matched as literal text.</remarks>
public static class TagExpander
{
    /// <summary>The final text of a regex.</summary>
    /// <param name="source">One regex, interpolated.</param>
    /// <param name="hostNames">Whether <c>&lt;HOST&gt;</c> takes host names too.</param>
    public static ExpandedText Expand(string source, bool hostNames)
    {
        var builder = new ExpandedTextBuilder();
        var opened = new HashSet<string>();
        var lineSkips = 0;
        var done = 0;
        for (var at = source.IndexOf('<'); at >= 0; at = source.IndexOf('<', at + 1))
        {
            var end = TagEnd(source, at);
            if (end < 0 || Replacement(source.Substring(at + 1, end - at - 2), hostNames, opened, ref lineSkips) is not { } replacement)
                continue;

            builder.Copy(source, done, at);
            builder.Replace(replacement, at, end);
            done = end;
            at = end - 1;
        }

        builder.Copy(source, done, source.Length);
        return ScopeFlags(builder.Build());
    }

    // </? [A-Za-z0-9_-]+ /? >   The dialect allows letters beyond ASCII in it, but no tag has one.
    internal static int TagEnd(string source, int start)
    {
        var i = start + 1;
        if (i < source.Length && source[i] == '/')
            i++;

        var name = i;
        while (i < source.Length && (source[i] is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' or '-'))
            i++;

        if (i == name)
            return -1;

        if (i < source.Length && source[i] == '/')
            i++;

        return i < source.Length && source[i] == '>' ? i + 1 : -1;
    }

    private static string? Replacement(string tag, bool hostNames, HashSet<string> opened, ref int lineSkips)
    {
        if (tag == "HOST")
            return hostNames ? HostTags.Host : HostTags.Address;

        if (tag == "SKIPLINES")
            return @"\n(?P<skiplines" + (lineSkips++).ToString(CultureInfo.InvariantCulture) + @">(?:(?:.*\n)*?))";

        if (HostTags.Fixed.TryGetValue(tag, out var text))
            return text;

        var closing = tag[0] == '/';
        if (!IsCustomTag(tag, closing ? 1 : 0))
            return null;

        var name = tag.Substring(closing ? 3 : 2);
        if (closing)
            return opened.Contains(name) ? ")" : null;

        opened.Add(name);
        return "(?P<" + GroupName(name) + ">";
    }

    // F-XYZ, in upper case only.
    internal static bool IsCustomTag(string tag, int start)
    {
        if (tag.Length < start + 3 || string.CompareOrdinal(tag, start, "F-", 0, 2) != 0)
            return false;

        for (var i = start + 2; i < tag.Length; i++)
        {
            if (tag[i] is not ((>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-'))
                return false;
        }

        return true;
    }

    private static string GroupName(string tagName) => tagName switch
    {
        "ID" => "fid",
        "PORT" => "fport",
        _ => tagName.ToLowerInvariant(),
    };

    // ((?i)… and (?:(?i)… become (?i:…: flags in the middle of a regex, which Python once allowed, then hold for the group alone.
    private static ExpandedText ScopeFlags(ExpandedText expanded)
    {
        var text = expanded.Text;
        if (text.IndexOf("((?", StringComparison.Ordinal) < 0 && text.IndexOf(":(?", StringComparison.Ordinal) < 0)
            return expanded;

        var builder = new ExpandedTextBuilder();
        var done = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '(' || (i > 0 && text[i - 1] == '\\'))
                continue;

            var flags = string.CompareOrdinal(text, i + 1, "?:(?", 0, 4) == 0 ? i + 5
                : string.CompareOrdinal(text, i + 1, "(?", 0, 2) == 0 ? i + 3 : -1;
            var end = flags;
            while (end >= 0 && end < text.Length && text[end] is >= 'a' and <= 'z')
                end++;

            if (flags < 0 || end == flags || end >= text.Length || text[end] != ')')
                continue;

            builder.Copy(text, done, i);
            builder.Copy(text, flags - 2, end);
            builder.Replace(":", end, end + 1);
            done = end + 1;
            i = end;
        }

        builder.Copy(text, done, text.Length);
        return builder.BuildFrom(expanded);
    }
}
