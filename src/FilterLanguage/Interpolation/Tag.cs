using System;
using System.Text;
using Banhammer.FilterLanguage.Conf;

namespace Banhammer.FilterLanguage.Interpolation;

/// <summary>
/// A <c>&lt;name&gt;</c> found in a text. The name has no blank and no angle bracket, so the innermost of nested tags is found first.
/// </summary>
/// <param name="Start">Offset of the opening bracket.</param>
/// <param name="Name">What stands between the brackets.</param>
public readonly record struct Tag(int Start, string Name)
{
    /// <summary>Offset after the closing bracket.</summary>
    public int End => Start + Name.Length + 2;

    /// <summary>The first tag of <paramref name="text"/> at or after <paramref name="start"/>, or null.</summary>
    public static Tag? Find(string text, int start)
    {
        for (var open = text.IndexOf('<', start); open >= 0;)
        {
            var end = text.IndexOfAny(Ends, open + 1);
            if (end < 0)
            {
                return null;
            }

            if (text[end] == '>' && end > open + 1)
            {
                return new Tag(open, text.Substring(open + 1, end - open - 1));
            }

            open = text[end] == '<' ? end : text.IndexOf('<', end);
        }

        return null;
    }

    /// <summary><paramref name="text"/> with its tags replaced in one pass: what is inserted isn't searched again.</summary>
    /// <param name="text">The text.</param>
    /// <param name="valueOf">The value of a tag by name; null leaves the tag as it is.</param>
    public static string ReplaceOnce(string text, Func<string, string?> valueOf)
    {
        if (Find(text, 0) is null)
        {
            return text;
        }

        var replaced = new StringBuilder();
        var done = 0;
        for (var found = Find(text, 0); found is { } tag; found = Find(text, tag.End))
        {
            if (valueOf(tag.Name) is { } value)
            {
                replaced.Append(text, done, tag.Start - done).Append(value);
                done = tag.End;
            }
        }

        return replaced.Append(text, done, text.Length - done).ToString();
    }

    /// <summary><paramref name="value"/> with each occurrence of the tag replaced.</summary>
    internal TracedText ReplaceAll(TracedText value, TracedText replacement)
    {
        var mark = "<" + Name + ">";
        var replaced = new TracedTextBuilder();
        var done = 0;
        for (var at = Start; at >= 0; at = value.Text.IndexOf(mark, done, StringComparison.Ordinal))
        {
            replaced.Append(value, done, at - done);
            replaced.Append(replacement);
            done = at + mark.Length;
            if (replaced.Length > Limits.MaxLength)
            {
                break;
            }
        }

        replaced.Append(value, done, value.Length - done);
        return replaced.ToText(value.Locate(0, 0));
    }

    private static readonly char[] Ends = [' ', '<', '>'];
}
