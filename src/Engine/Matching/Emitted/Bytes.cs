using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Banhammer.Engine.Matching.Programs;

namespace Banhammer.Engine.Matching.Emitted;

/// <summary>What emitted searches ask about the bytes of their subject.</summary>
/// <remarks>Indexes are ones of the subject, or its end; 64 bytes behind that can be read, so that comparisons need no bound of their own.</remarks>
public static class Bytes
{
    private const byte NewLine = (byte)'\n';

    /// <summary>Whether a literal of at most 64 bytes stands at <paramref name="index"/>. The compiler turns it into comparisons of words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreAt(byte[] text, int index, ReadOnlySpan<byte> literal) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(text), (nint)(uint)index), literal.Length).SequenceEqual(literal);

    /// <summary>Whether a literal of any length stands at <paramref name="index"/>.</summary>
    public static bool LongAreAt(byte[] text, int index, ReadOnlySpan<byte> literal) => text.AsSpan(index).StartsWith(literal);

    /// <summary>Where a literal comes first from <paramref name="index"/> on; -1 for nowhere.</summary>
    public static int NextAt(byte[] text, int index, int end, ReadOnlySpan<byte> literal) =>
        text.AsSpan(index, end - index).IndexOf(literal) is >= 0 and var found ? index + found : -1;

    /// <summary>Where a literal comes last that begins neither before <paramref name="earliest"/> nor behind <paramref name="latest"/>; -1 for nowhere.</summary>
    /// <remarks>32 places are looked at at once, from behind: whether two bytes stand there that are seldom in logs.</remarks>
    /// <param name="text">The subject's bytes; 32 more before its start can be read.</param>
    /// <param name="earliest">The first place in question.</param>
    /// <param name="latest">The last one.</param>
    /// <param name="end">The subject's end.</param>
    /// <param name="literal">What is sought.</param>
    /// <param name="seldom">The index of one of its bytes.</param>
    /// <param name="otherAt">The place of another byte that has to be there, counted from the literal's first; perhaps behind it.</param>
    /// <param name="other">That byte.</param>
    public static int LastAt(byte[] text, int earliest, int latest, int end, ReadOnlySpan<byte> literal, int seldom, int otherAt, byte other)
    {
        ref var start = ref MemoryMarshal.GetArrayDataReference(text);
        var (one, two) = (Vector256.Create(literal[seldom]), Vector256.Create(other));
        for (var at = Math.Min(latest, end - literal.Length); at >= earliest; at -= Vector256<byte>.Count)
        {
            var first = at - Vector256<byte>.Count + 1;
            ref var window = ref Unsafe.Add(ref start, first);
            var hits = (Vector256.Equals(Vector256.LoadUnsafe(ref window, (nuint)seldom), one) & Vector256.Equals(Vector256.LoadUnsafe(ref window, (nuint)otherAt), two))
                .ExtractMostSignificantBits();
            while (hits != 0)
            {
                var found = first + BitOperations.Log2(hits);
                if (found < earliest)
                {
                    return -1;
                }

                if (AreAt(text, found, literal))
                {
                    return found;
                }

                hits ^= 1u << (found - first);
            }
        }

        return -1;
    }

    /// <summary>The end of a run, or where a text begins within it that ends it.</summary>
    public static int StoppedEnd(byte[] text, int index, int runEnd, int end, ReadOnlySpan<byte> stop) =>
        text.AsSpan(index, Math.Min(end, runEnd + stop.Length - 1) - index).IndexOf(stop) is >= 0 and var found ? index + found : runEnd;

    /// <summary>The first beginning of a line at or behind <paramref name="index"/>; -1 for none.</summary>
    public static int NextLine(byte[] text, int index, int start, int end) =>
        index == start ? start : text.AsSpan(index - 1, end - index + 1).IndexOf(NewLine) is >= 0 and var found ? index + found : -1;

    /// <summary>Where what was captured ends if it stands at <paramref name="index"/> again; -1 if not, or if nothing was captured.</summary>
    public static int RepeatedEnd(byte[] text, int index, int end, int from, int to) =>
        to >= 0 && from <= to && text.AsSpan(index, end - index).StartsWith(text.AsSpan(from, to - from)) ? index + to - from : -1;

    /// <summary>Bytes of the code point at <paramref name="index"/>, which isn't the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int WidthAt(byte[] text, int index) => text[index] < 0x80 ? 1 : CodePoints.Width(text[index]);

    /// <summary>Where the code point begins that ends before <paramref name="index"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int StepBack(byte[] text, int index) => CodePoints.StepBack(text, index);

    /// <summary>The index so many code points on; -1 if that is behind <paramref name="runEnd"/>.</summary>
    public static int Advance(byte[] text, int index, int runEnd, int codePoints)
    {
        for (; codePoints > 0; codePoints--)
        {
            if (index >= runEnd)
            {
                return -1;
            }

            index += CodePoints.Width(text[index]);
        }

        return index;
    }
}
