using System;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;
using Banhammer.Engine.Dates;

namespace Banhammer.Engine.Matching.Programs;

/// <summary>
/// A line as programs see it: without its date, with one newline at its end, well-formed UTF-8 (malformed bytes become U+FFFD as a decoder
/// makes them), and behind its end <see cref="Padding"/> bytes <see cref="End"/>. Maps offsets back to the line.
/// </summary>
/// <remarks>Grows to the longest line met, then allocates nothing. Well-formed lines need no map.</remarks>
internal sealed class SubjectBytes
{
    /// <summary>Bytes that can be read behind the end, so that vectors and literals need no check of their own.</summary>
    public const int Padding = 64; // a vector

    /// <summary>What stands behind the end: a byte that UTF-8 doesn't have, so that no class and no literal takes it.</summary>
    public const byte End = 0xFF;

    private const int MostBytesRewritten = 3; // U+FFFD, for one bad byte
    private byte[] bytes = new byte[1024];
    private int[] sources = [];
    private int cutStart;
    private int cutLength;
    private bool rewritten;

    /// <summary>The text, its newline and the padding; replaced when it grows.</summary>
    public byte[] Bytes => bytes;

    /// <summary>Bytes of the text with its newline; -1 where there is none yet.</summary>
    public int Length { get; private set; } = -1;

    /// <summary>Tells that the next line is another one.</summary>
    public void Forget() => Length = -1;

    /// <summary>Takes a line in; does nothing if there is one already.</summary>
    public void Read(ReadOnlySpan<byte> line, DateCut cut)
    {
        if (Length >= 0)
        {
            return;
        }

        (cutStart, cutLength) = (cut.Start, cut.Length);
        var head = line[..cut.Start];
        var tail = line[cut.End..];
        rewritten = (!head.IsEmpty && !Utf8.IsValid(head)) || !Utf8.IsValid(tail);
        MakeRoom((line.Length - cut.Length) * (rewritten ? MostBytesRewritten : 1));
        Length = 0;
        if (rewritten)
        {
            Rewrite(head, 0);
            Rewrite(tail, head.Length);
            sources[Length] = head.Length + tail.Length;
            sources[Length + 1] = head.Length + tail.Length + 1;
        }
        else
        {
            head.CopyTo(bytes);
            tail.CopyTo(bytes.AsSpan(head.Length));
            Length = head.Length + tail.Length;
        }

        bytes[Length++] = (byte)'\n';
        Vector512.Create(End).CopyTo(bytes, Length);
    }

    /// <summary>The byte of the line at which a group begins that begins at <paramref name="index"/>.</summary>
    public int StartOffset(int index)
    {
        var offset = rewritten ? sources[index] : index;
        return offset >= cutStart ? offset + cutLength : offset;
    }

    /// <summary>The byte of the line behind a group that ends at <paramref name="index"/>.</summary>
    public int EndOffset(int index)
    {
        var offset = rewritten ? sources[index] : index;
        return offset > cutStart ? offset + cutLength : offset;
    }

    private void MakeRoom(int most)
    {
        if (bytes.Length < most + 1 + Padding)
        {
            bytes = new byte[Math.Max(most + 1 + Padding, 2 * bytes.Length)];
        }

        if (rewritten && sources.Length < most + 2)
        {
            sources = new int[bytes.Length];
        }
    }

    private void Rewrite(ReadOnlySpan<byte> malformed, int offset)
    {
        while (!malformed.IsEmpty)
        {
            Rune.DecodeFromUtf8(malformed, out var rune, out var consumed);
            sources[Length] = offset;
            Length += rune.EncodeToUtf8(bytes.AsSpan(Length));
            malformed = malformed[consumed..];
            offset += consumed;
        }
    }
}
