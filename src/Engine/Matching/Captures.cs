using System;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching.Emitted;
using Banhammer.Engine.Matching.Programs;

namespace Banhammer.Engine.Matching;

/// <summary>The groups of a match as byte offsets into the line, and what the regexes tried on one line share: its text, scratch memory.</summary>
/// <remarks>
/// An unmatched group differs from an empty one. An end one past the line means that the group took the newline that ends every subject.
/// A group may span the date cut; <see cref="CopyTo"/> leaves the date out.
/// </remarks>
public struct Captures
{
    private const int Match = -1;

    private readonly int[] offsets;

    /// <summary>Room for <paramref name="groups"/> groups.</summary>
    public Captures(int groups)
        : this(groups, new SubjectText(), new SubjectBytes(), new Machine(), new Choices())
    {
    }

    private Captures(int groups, SubjectText text, SubjectBytes subject, Machine machine, Choices choices)
    {
        offsets = new int[2 + (2 * groups)]; // the match comes first
        (Text, Subject, Machine, Choices) = (text, subject, machine, choices);
    }

    /// <summary>The decoded subject, for matchers that work on characters.</summary>
    internal SubjectText Text { get; }

    /// <summary>The subject as it is, for programs.</summary>
    internal SubjectBytes Subject { get; }

    /// <summary>What interprets programs.</summary>
    internal Machine Machine { get; }

    /// <summary>Scratch memory of emitted programs.</summary>
    internal Choices Choices { get; }

    /// <summary>Captures of other regexes about the same subjects: a line is taken in once for all.</summary>
    internal readonly Captures Sharing(int groups) => new(groups, Text, Subject, Machine, Choices);

    /// <summary>Tells that the next search is about another line.</summary>
    public readonly void NextSubject()
    {
        Text.Forget();
        Subject.Forget();
    }

    /// <summary>Tells that the next search is about a part of the line only: what a group took, without the newline that ends the line.</summary>
    internal readonly void NarrowSubject(int start, int end)
    {
        Text.Forget();
        Subject.Narrow(start, end);
    }

    /// <summary>First byte of the match.</summary>
    public readonly int MatchStart => Start(Match);

    /// <summary>First byte behind the match.</summary>
    public readonly int MatchEnd => End(Match);

    /// <summary>Unsets the match and the first <paramref name="groups"/> groups.</summary>
    public readonly void Clear(int groups) => offsets.AsSpan(0, 2 + (2 * groups)).Fill(-1);

    /// <summary>Sets where the match lies.</summary>
    public readonly void SetMatch(int start, int end) => Set(Match, start, end);

    /// <summary>Sets a group; an empty group that lies at the cut is normalised to start = end.</summary>
    public readonly void Set(int group, int start, int end)
    {
        offsets[2 + (2 * group)] = Math.Min(start, end);
        offsets[3 + (2 * group)] = end;
    }

    /// <summary>Sets the match and its groups to what a program found.</summary>
    /// <param name="subject">What was searched.</param>
    /// <param name="matchStart">Where the match begins in the subject's bytes.</param>
    /// <param name="matchEnd">Where it ends.</param>
    /// <param name="slots">Group i from slot 2i to slot 2i + 1, unset while the latter is negative.</param>
    /// <param name="groups">Number of groups.</param>
    internal readonly void SetAll(SubjectBytes subject, int matchStart, int matchEnd, ReadOnlySpan<int> slots, int groups)
    {
        Clear(groups);
        SetMatch(subject.StartOffset(matchStart), subject.EndOffset(matchEnd));
        for (var i = 0; i < groups; i++)
        {
            if (slots[(2 * i) + 1] >= 0)
            {
                Set(i, subject.StartOffset(slots[2 * i]), subject.EndOffset(slots[(2 * i) + 1]));
            }
        }
    }

    /// <summary>Whether a group took part in the match.</summary>
    public readonly bool IsSet(int group) => offsets[3 + (2 * group)] >= 0;

    /// <summary>Whether a group took part in the match and isn't empty.</summary>
    public readonly bool HasText(int group) => IsSet(group) && End(group) > Start(group);

    /// <summary>First byte of a group.</summary>
    public readonly int Start(int group) => offsets[2 + (2 * group)];

    /// <summary>First byte behind a group.</summary>
    public readonly int End(int group) => offsets[3 + (2 * group)];

    /// <summary>Copies a group's text without the date.</summary>
    /// <returns>Number of bytes written.</returns>
    public readonly int CopyTo(int group, ReadOnlySpan<byte> line, DateCut cut, Span<byte> destination)
    {
        var (start, end) = (Start(group), End(group));
        var textEnd = Math.Min(end, line.Length);
        var written = 0;
        if (cut.Length > 0 && start < cut.Start && textEnd > cut.Start)
        {
            line[start..cut.Start].CopyTo(destination);
            written = cut.Start - start;
            start = Math.Min(cut.End, textEnd);
        }

        line[start..textEnd].CopyTo(destination[written..]);
        written += textEnd - start;
        if (end > line.Length)
        {
            destination[written++] = (byte)'\n';
        }

        return written;
    }
}
