using System;
using System.Collections.Generic;
using System.Text;
using System.Text.RegularExpressions;

using Banhammer.FilterLanguage.Patterns;

namespace Banhammer.Engine.Dates;

/// <summary>A template whose pattern needs a real regex. Slow: each line is decoded and each match allocated.</summary>
internal sealed class RegexDateTemplate : DateTemplate
{
    private readonly Regex regex;
    private readonly string[] groups;
    private readonly FieldReader fields;

    /// <param name="shape">What was worked out about the template.</param>
    /// <param name="fieldNames">Python's names of the groups by their numbers, null for those without; the first is the whole match.</param>
    /// <param name="groups">.NET's names of the same groups, all but the whole match.</param>
    /// <param name="regex">The same in .NET's language.</param>
    public RegexDateTemplate(TemplateShape shape, IReadOnlyList<string?> fieldNames, IEnumerable<string> groups, Regex regex)
        : base(shape)
    {
        this.regex = regex;
        this.groups = ["0", .. groups];
        fields = new FieldReader(shape, fieldNames);
    }

    /// <inheritdoc/>
    public override DateJoint Joint => DateJoint.Anywhere;

    /// <inheritdoc/>
    internal override bool IsSeamClear => false;

    /// <inheritdoc/>
    internal override bool TryFind(ReadOnlySpan<byte> line, int from, YearWindow window, out DateFields found)
    {
        found = default;
        var (text, offsets) = Decode(line);
        var start = Array.IndexOf(offsets, from);
        if (start < 0) return false;
        try
        {
            for (var match = regex.Match(text, start); match.Success; match = match.NextMatch())
            {
                var slots = new int[groups.Length * 2];
                for (var i = 0; i < groups.Length; i++)
                {
                    var group = match.Groups[groups[i]];
                    (slots[i * 2], slots[i * 2 + 1]) = group.Success ? (offsets[group.Index], offsets[group.Index + group.Length]) : (-1, -1);
                }

                if (fields.TryRead(line, slots, out found) && IsWithin(window, found.Year))
                {
                    found.Examined = line.Length + 1;
                    return true;
                }
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // Hostile text: a line without date.
        }

        return false;
    }

    private bool IsWithin(YearWindow window, int year)
        => year == DateFields.Missing || Pattern is null || !Pattern.Contains("%ExY", StringComparison.Ordinal) || window.Contains(year / 10);

    // The line as text, and the byte at which each character and the end stand; a byte of no character is one.
    private static (string Text, int[] Offsets) Decode(ReadOnlySpan<byte> line)
    {
        var text = new StringBuilder(line.Length);
        var offsets = new List<int>(line.Length + 1);
        for (var at = 0; at < line.Length;)
        {
            var known = Rune.DecodeFromUtf8(line[at..], out var rune, out var length) == System.Buffers.OperationStatus.Done;
            if (!known) (rune, length) = (Rune.ReplacementChar, 1);
            for (var i = 0; i < rune.Utf16SequenceLength; i++) offsets.Add(at);
            text.Append(rune.ToString());
            at += length;
        }

        offsets.Add(line.Length);
        return (text.ToString(), [.. offsets]);
    }
}
