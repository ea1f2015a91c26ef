using System;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;
using Banhammer.Engine.Dates;

namespace Banhammer.Engine.Matching.Programs;

/// <summary>
/// A line as programs see it, taken in once: a window of <see cref="Bytes"/> from <see cref="Start"/> to <see cref="End"/>, without the date,
/// with one newline at its end, well-formed UTF-8 (malformed bytes become U+FFFD as a decoder makes them). The byte at the end is
/// <see cref="Sentinel"/>. Maps offsets back to the line.
/// </summary>
/// <remarks>
/// Where the line stands in a buffer as programs want it, it is searched there (<see cref="TryReadInPlace"/>) and one byte behind it borrowed for the
/// sentinel; else it is copied. What a prefregex leaves of the line is a narrower window of the same bytes. Grows to the longest line copied, then
/// allocates nothing.
/// </remarks>
internal sealed class SubjectBytes
{
    /// <summary>Bytes that can be read behind the end, so that vectors and literals need no check of their own.</summary>
    public const int Padding = 64; // a vector

    /// <summary>Bytes that can be read before the start, for who reads backwards.</summary>
    public const int HeadRoom = 32; // the vector that a search from behind reads

    /// <summary>What stands at the end: a byte that UTF-8 doesn't have, so that no class and no literal takes it.</summary>
    public const byte Sentinel = 0xFF;

    private const int Unread = -1;
    private const int MostBytesRewritten = 3; // U+FFFD, for one bad byte
    private byte[] copy = new byte[1024];
    private byte[] bytes;
    private int[] sources = []; // of a rewritten line: for each of its bytes the one of the line, less the cut
    private int cutStart;
    private int cutLength;
    private int part; // where the window begins in the line, if that is mapped
    private bool rewritten;
    private bool isBorrowed;
    private byte lent; // what stood where the sentinel is

    /// <summary>A subject that has no line yet.</summary>
    public SubjectBytes() => bytes = copy;

    /// <summary>The text with its newline, the sentinel, and room before and behind; another one for each line.</summary>
    public byte[] Bytes => bytes;

    /// <summary>The first byte of the text.</summary>
    public int Start { get; private set; } = HeadRoom;

    /// <summary>The byte behind the newline that ends the text; the sentinel is there.</summary>
    public int End { get; private set; } = Unread;

    /// <summary>Whether there is no newline but the one at the end.</summary>
    public bool IsOneLine { get; private set; }

    /// <summary>Whether offsets of the line are not simply those from <see cref="Origin"/>: a date was cut out of its middle, or bytes were rewritten.</summary>
    public bool IsMapped { get; private set; }

    /// <summary>Where the line, or the part of it that is left, begins in <see cref="Bytes"/>, its date included, unless <see cref="IsMapped"/>.</summary>
    public int Origin { get; private set; }

    /// <summary>Tells that the next line is another one; gives back what was borrowed.</summary>
    public void Forget()
    {
        if (isBorrowed)
        {
            bytes[End] = lent;
            bytes = copy;
            isBorrowed = false;
        }

        End = Unread;
    }

    /// <summary>Takes a line in where it stands, if programs can read it there. Until <see cref="Forget"/> the byte behind its line feed is changed.</summary>
    /// <param name="buffer">Has at least <see cref="Padding"/> bytes before and behind the line.</param>
    /// <param name="start">The line's first byte in it.</param>
    /// <param name="end">Where its line feed should be.</param>
    /// <param name="cut">What to leave out.</param>
    /// <param name="isAscii">Whether the line is known to be ASCII; else it is tested.</param>
    public void TryReadInPlace(byte[] buffer, int start, int end, DateCut cut, bool isAscii)
    {
        if (buffer[end] != (byte)'\n' || (cut.Length > 0 && cut.Start > 0) || !(isAscii || Utf8.IsValid(buffer.AsSpan((start + cut.Length)..end))))
        {
            return;
        }

        bytes = buffer;
        (Start, End, Origin) = (start + cut.Length, end + 1, start);
        (isBorrowed, IsOneLine, IsMapped, rewritten) = (true, true, false, false);
        lent = buffer[end + 1];
        buffer[end + 1] = Sentinel;
    }

    /// <summary>Takes a line in; does nothing if there is one already.</summary>
    public void Read(ReadOnlySpan<byte> line, DateCut cut)
    {
        if (End < 0)
        {
            Copy(line, cut);
        }
    }

    /// <summary>Leaves a part of the line that was read, of which the rest is not seen any more; offsets count from it from now on.</summary>
    /// <param name="start">First byte of the part in the line; not in the cut.</param>
    /// <param name="end">First byte of the line behind it; above <paramref name="start"/>.</param>
    /// <remarks>Nothing but the window moves, but for a line that is rewritten, or goes on behind the part in place: the part is to be read anew.</remarks>
    public void Narrow(int start, int end)
    {
        var newline = IsMapped ? HeadRoom + end - (end > cutStart ? cutLength : 0) : Origin + end;
        if (rewritten || End < 0 || (isBorrowed && newline + 1 != End))
        {
            Forget();
            return;
        }

        if (IsMapped)
        {
            part = start;
            Start = HeadRoom + start - (start > cutStart ? cutLength : 0);
        }
        else
        {
            Start = Origin += start;
        }

        if (newline + 1 != End)
        {
            bytes[newline] = (byte)'\n';
            bytes[newline + 1] = Sentinel;
            End = newline + 1;
        }
    }

    /// <summary>The byte of the line, or of its part, at which a group begins that begins at <paramref name="index"/>.</summary>
    public int StartOffset(int index)
    {
        if (!IsMapped)
        {
            return index - Origin;
        }

        var offset = rewritten ? sources[index] : index - HeadRoom;
        return (offset >= cutStart ? offset + cutLength : offset) - part;
    }

    /// <summary>The byte of the line, or of its part, behind a group that ends at <paramref name="index"/>.</summary>
    public int EndOffset(int index)
    {
        if (!IsMapped)
        {
            return index - Origin;
        }

        var offset = rewritten ? sources[index] : index - HeadRoom;
        return (offset > cutStart || cutStart == 0 ? offset + cutLength : offset) - part;
    }

    private void Copy(ReadOnlySpan<byte> line, DateCut cut)
    {
        var head = line[..cut.Start];
        var tail = line[cut.End..];
        (cutStart, cutLength, part) = (cut.Start, cut.Length, 0);
        rewritten = !(Utf8.IsValid(head) && Utf8.IsValid(tail));
        IsMapped = rewritten || (cut.Start > 0 && cut.Length > 0);
        IsOneLine = !line.Contains((byte)'\n');
        MakeRoom((line.Length - cut.Length) * (rewritten ? MostBytesRewritten : 1));
        (Start, End, Origin) = (HeadRoom, HeadRoom, HeadRoom - cut.Length);
        if (rewritten)
        {
            Rewrite(head, 0);
            Rewrite(tail, head.Length);
            sources[End] = head.Length + tail.Length;
            sources[End + 1] = head.Length + tail.Length + 1;
        }
        else
        {
            head.CopyTo(bytes.AsSpan(Start));
            tail.CopyTo(bytes.AsSpan(Start + head.Length));
            End += head.Length + tail.Length;
        }

        bytes[End++] = (byte)'\n';
        Vector512.Create(Sentinel).CopyTo(bytes, End);
    }

    private void MakeRoom(int most)
    {
        var room = HeadRoom + most + 1 + Padding;
        if (copy.Length < room)
        {
            copy = new byte[Math.Max(room, 2 * copy.Length)];
        }

        bytes = copy;
        if (rewritten && sources.Length < room)
        {
            sources = new int[copy.Length];
        }
    }

    private void Rewrite(ReadOnlySpan<byte> malformed, int offset)
    {
        while (!malformed.IsEmpty)
        {
            Rune.DecodeFromUtf8(malformed, out var rune, out var consumed);
            sources[End] = offset;
            End += rune.EncodeToUtf8(bytes.AsSpan(End));
            malformed = malformed[consumed..];
            offset += consumed;
        }
    }
}
