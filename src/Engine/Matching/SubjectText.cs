using System;
using System.Text;
using Banhammer.Engine.Dates;

namespace Banhammer.Engine.Matching;

/// <summary>
/// A line as the regexes see it, in UTF-16: without its date, with one newline at its end, malformed bytes as U+FFFD. Maps character
/// positions back to byte offsets of the line.
/// </summary>
/// <remarks>Grows to the longest line met, then allocates nothing. ASCII lines need no map.</remarks>
internal sealed class SubjectText
{
    private char[] characters = new char[1024];
    private int[] byteOffsets = [];
    private int length = -1;
    private int cutStart;
    private int cutLength;
    private bool ascii;

    /// <summary>Tells that the next call is about another subject.</summary>
    public void Forget() => length = -1;

    /// <summary>The text of <paramref name="line"/>; decoded once for each subject.</summary>
    public ReadOnlySpan<char> Of(ReadOnlySpan<byte> line, DateCut cut)
    {
        if (length < 0)
        {
            Decode(line, cut);
        }

        return characters.AsSpan(0, length);
    }

    /// <summary>The byte at which the character at <paramref name="index"/> begins, where a group starts there.</summary>
    public int StartOffset(int index)
    {
        var offset = ascii ? index : byteOffsets[index];
        return offset >= cutStart ? offset + cutLength : offset;
    }

    /// <summary>The byte behind the character before <paramref name="index"/>, where a group ends there.</summary>
    public int EndOffset(int index)
    {
        var offset = ascii ? index : byteOffsets[index];
        return offset > cutStart || cutStart == 0 ? offset + cutLength : offset; // before a date at the start nothing stands, not even what is empty
    }

    private void Decode(ReadOnlySpan<byte> line, DateCut cut)
    {
        // Malformed input gives at most one character a byte, well-formed input less.
        var most = line.Length - cut.Length + 1;
        if (characters.Length < most)
        {
            characters = new char[Math.Max(most, 2 * characters.Length)];
        }

        (cutStart, cutLength) = (cut.Start, cut.Length);
        var head = line[..cut.Start];
        var tail = line[cut.End..];
        ascii = true;
        length = 0;
        Append(head, 0);
        Append(tail, cut.Start);
        characters[length] = '\n';
        if (!ascii)
        {
            byteOffsets[length] = most - 1;
            byteOffsets[length + 1] = most;
        }

        length++;
    }

    private void Append(ReadOnlySpan<byte> bytes, int offset)
    {
        if (ascii && Ascii.ToUtf16(bytes, characters.AsSpan(length), out var written) == System.Buffers.OperationStatus.Done)
        {
            length += written;
            return;
        }

        if (ascii)
        {
            StartMapping();
        }

        while (!bytes.IsEmpty)
        {
            Rune.DecodeFromUtf8(bytes, out var rune, out var consumed);
            byteOffsets[length] = offset;
            length += rune.EncodeToUtf16(characters.AsSpan(length));
            if (rune.Utf16SequenceLength == 2)
            {
                byteOffsets[length - 1] = offset + consumed;
            }

            bytes = bytes[consumed..];
            offset += consumed;
        }
    }

    private void StartMapping()
    {
        ascii = false;
        if (byteOffsets.Length < characters.Length + 1)
        {
            byteOffsets = new int[characters.Length + 1];
        }

        for (var i = 0; i < length; i++)
        {
            byteOffsets[i] = i;
        }
    }
}
