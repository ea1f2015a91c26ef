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
/// What a prefregex leaves of the line is a narrower window of the same bytes, with a newline and a sentinel of its own; beyond it the bytes need
/// not be the line's any more. Grows to the longest line met, then allocates nothing. Well-formed lines need no map.
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
    private byte[] bytes = new byte[1024];
    private int[] sources = []; // of a rewritten line: for each of its bytes the one of the line, less the cut
    private int cutStart;
    private int cutLength;
    private int origin; // of the window in the line
    private bool rewritten;

    /// <summary>Room before, the text with its newline, the sentinel and the padding; replaced when it grows.</summary>
    public byte[] Bytes => bytes;

    /// <summary>The first byte of the text.</summary>
    public int Start { get; private set; } = HeadRoom;

    /// <summary>The byte behind the newline that ends the text; the sentinel is there.</summary>
    public int End { get; private set; } = Unread;

    /// <summary>Whether lines are known to be well-formed, as their reader may find out for many at once; else each one is tested <i>(default: false)</i>.</summary>
    public bool IsKnownWellFormed { get; set; }

    /// <summary>Tells that the next line is another one.</summary>
    public void Forget() => End = Unread;

    /// <summary>Takes a line in; does nothing if there is one already.</summary>
    public void Read(ReadOnlySpan<byte> line, DateCut cut)
    {
        if (End >= 0)
        {
            return;
        }

        (cutStart, cutLength, origin) = (cut.Start, cut.Length, 0);
        var head = line[..cut.Start];
        var tail = line[cut.End..];
        rewritten = !(IsKnownWellFormed ? IsBetweenCodePoints(line, cut) : Utf8.IsValid(head) && Utf8.IsValid(tail));
        MakeRoom((line.Length - cut.Length) * (rewritten ? MostBytesRewritten : 1));
        Start = HeadRoom;
        End = Start;
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

    /// <summary>Leaves a part of the line that was read, of which the rest is not seen any more; offsets count from it from now on.</summary>
    /// <param name="start">First byte of the part in the line; not in the cut.</param>
    /// <param name="end">First byte of the line behind it; above <paramref name="start"/>.</param>
    /// <remarks>Nothing but the window moves, but for a rewritten line: its part is to be read anew, as any other.</remarks>
    public void Narrow(int start, int end)
    {
        if (rewritten || End < 0)
        {
            Forget();
            return;
        }

        origin = start;
        Start = HeadRoom + start - (start > cutStart ? cutLength : 0);
        var newline = HeadRoom + end - (end > cutStart ? cutLength : 0);
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
        var offset = rewritten ? sources[index] : index - HeadRoom;
        return (offset >= cutStart ? offset + cutLength : offset) - origin;
    }

    /// <summary>The byte of the line, or of its part, behind a group that ends at <paramref name="index"/>.</summary>
    public int EndOffset(int index)
    {
        var offset = rewritten ? sources[index] : index - HeadRoom;
        return (offset > cutStart ? offset + cutLength : offset) - origin;
    }

    // A cut through a code point of a well-formed line would leave what isn't.
    private static bool IsBetweenCodePoints(ReadOnlySpan<byte> line, DateCut cut) =>
        cut.Length == 0 || (!CodePoints.IsContinuation(line[cut.Start]) && (cut.End == line.Length || !CodePoints.IsContinuation(line[cut.End])));

    private void MakeRoom(int most)
    {
        var room = HeadRoom + most + 1 + Padding;
        if (bytes.Length < room)
        {
            bytes = new byte[Math.Max(room, 2 * bytes.Length)];
        }

        if (rewritten && sources.Length < room)
        {
            sources = new int[bytes.Length];
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
