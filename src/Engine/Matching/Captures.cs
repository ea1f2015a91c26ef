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
    private readonly int[] own;
    private int[] slots; // group i from slot 2i to slot 2i + 1, the latter negative where it is unset; own ones, or those of a matcher
    private int origin; // what slots count from

    /// <summary>Room for <paramref name="groups"/> groups.</summary>
    public Captures(int groups)
        : this(groups, new SubjectText(), new SubjectBytes(), new Machine(), new Choices())
    {
    }

    private Captures(int groups, SubjectText text, SubjectBytes subject, Machine machine, Choices choices)
    {
        slots = own = new int[2 * groups];
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
    public int MatchStart { get; private set; }

    /// <summary>First byte behind the match.</summary>
    public int MatchEnd { get; private set; }

    /// <summary>Unsets the first <paramref name="groups"/> groups.</summary>
    public void Clear(int groups)
    {
        (slots, origin) = (own, 0);
        own.AsSpan(0, 2 * groups).Fill(-1);
    }

    /// <summary>Sets where the match lies.</summary>
    public void SetMatch(int start, int end) => (MatchStart, MatchEnd) = (start, end);

    /// <summary>Sets a group after <see cref="Clear"/>; an empty group that lies at the cut is normalised to start = end.</summary>
    public readonly void Set(int group, int start, int end)
    {
        own[2 * group] = Math.Min(start, end);
        own[(2 * group) + 1] = end;
    }

    /// <summary>Sets the match and its groups to what a program found.</summary>
    /// <param name="matchStart">Where the match begins in the bytes of the subject.</param>
    /// <param name="matchEnd">Where it ends.</param>
    /// <param name="found">Group i from slot 2i to slot 2i + 1, unset while the latter is negative.</param>
    /// <param name="groups">Number of groups.</param>
    /// <param name="isKept">Whether <paramref name="found"/> stays as it is as long as these captures are used, so that it needn't be copied.</param>
    internal void SetAll(int matchStart, int matchEnd, int[] found, int groups, bool isKept)
    {
        SetMatch(Subject.StartOffset(matchStart), Subject.EndOffset(matchEnd));
        if (Subject.IsMapped)
        {
            Map(found, groups);
        }
        else if (isKept)
        {
            (slots, origin) = (found, Subject.Origin);
        }
        else
        {
            (slots, origin) = (own, Subject.Origin);
            found.AsSpan(0, 2 * groups).CopyTo(own);
        }
    }

    /// <summary>Whether a group took part in the match.</summary>
    public readonly bool IsSet(int group) => slots[(2 * group) + 1] >= 0;

    /// <summary>Whether a group took part in the match and isn't empty.</summary>
    public readonly bool HasText(int group) => IsSet(group) && End(group) > Start(group);

    /// <summary>First byte of a group that took part.</summary>
    public readonly int Start(int group) => slots[2 * group] - origin;

    /// <summary>First byte behind a group that took part.</summary>
    public readonly int End(int group) => slots[(2 * group) + 1] - origin;

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

    private void Map(int[] found, int groups)
    {
        Clear(groups);
        for (var i = 0; i < groups; i++)
        {
            if (found[(2 * i) + 1] is >= 0 and var end)
            {
                Set(i, Subject.StartOffset(found[2 * i]), Subject.EndOffset(end));
            }
        }
    }
}
