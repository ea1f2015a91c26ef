using System;
using System.Collections.Generic;
using System.Text;
using System.Text.RegularExpressions;
using Banhammer.Engine.Dates.Expressions;
using Banhammer.FilterLanguage.Patterns;

namespace Banhammer.Engine.Dates;

/// <summary>A template whose pattern needs a real regex. Slow: each line is decoded and each match allocated.</summary>
internal sealed class RegexDateTemplate : DateTemplate
{
    private readonly string[] groups;
    private readonly FieldReader fields;
    private readonly Func<YearWindow, Regex> compile;
    private Compiled compiled;

    /// <param name="shape">What was worked out about the template.</param>
    /// <param name="fieldNames">Python's names of the groups by their numbers, null for those without; the first is the whole match.</param>
    /// <param name="groups">.NET's names of the same groups, all but the whole match.</param>
    /// <param name="compile">The same in .NET's language, for the years of a window.</param>
    /// <param name="years">The window to begin with.</param>
    public RegexDateTemplate(TemplateShape shape, IReadOnlyList<string?> fieldNames, IEnumerable<string> groups, Func<YearWindow, Regex> compile, YearWindow years)
        : base(shape)
    {
        this.groups = ["0", .. groups];
        this.compile = compile;
        compiled = new Compiled(years, compile(years));
        fields = new FieldReader(shape, fieldNames);
    }

    /// <inheritdoc/>
    public override DateJoint Joint => DateJoint.Anywhere;

    /// <inheritdoc/>
    internal override bool IsSeamClear => false;

    /// <inheritdoc/>
    internal override bool TryFind(ReadOnlySpan<byte> line, int from, YearWindow window, SearchTrace? trace, out DateFields found)
    {
        found = default;
        trace?.Spoil();
        var (text, offsets) = Decode(line);
        var start = Array.IndexOf(offsets, from);
        if (start < 0) return false;
        try
        {
            for (var match = CompiledFor(window).Match(text, start); match.Success; match = match.NextMatch())
            {
                var slots = new int[groups.Length * 2];
                for (var i = 0; i < groups.Length; i++)
                {
                    var group = match.Groups[groups[i]];
                    (slots[i * 2], slots[i * 2 + 1]) = group.Success ? (offsets[group.Index], offsets[group.Index + group.Length]) : (-1, -1);
                }

                if (fields.TryRead(line, slots, out found)) return true;
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // Hostile text: a line without date.
        }

        return false;
    }

    // The window moves once in ten years. Detectors of several threads may both build what they need; one of the two is kept.
    private Regex CompiledFor(YearWindow window)
    {
        var last = compiled;
        if (last.Window != window) compiled = last = new Compiled(window, compile(window));
        return last.Regex;
    }

    // The line as text, and the byte at which each character and the end stand.
    private static (string Text, int[] Offsets) Decode(ReadOnlySpan<byte> line)
    {
        var text = new StringBuilder(line.Length);
        var offsets = new List<int>(line.Length + 1);
        for (var at = 0; at < line.Length;)
        {
            Rune.DecodeFromUtf8(line[at..], out var rune, out var length);
            for (var i = 0; i < rune.Utf16SequenceLength; i++) offsets.Add(at);
            text.Append(rune.ToString());
            at += length;
        }

        offsets.Add(line.Length);
        return (text.ToString(), [.. offsets]);
    }

    private sealed record Compiled(YearWindow Window, Regex Regex);
}
