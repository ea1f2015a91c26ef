using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.Engine.Matching.Programs;

/// <summary>A class of code points, laid out for runs over bytes.</summary>
/// <remarks>
/// ASCII bytes h·16 + l are members if bit h of column l is set, so one vector holds them all and two shuffles test 16 bytes. Bytes beyond
/// ASCII are members at once if the class takes all of them; else a run stops there, and the code point is asked for.
/// </remarks>
internal readonly struct PackedClass
{
    private readonly Vector128<byte> columns;
    private readonly Vector128<sbyte> wideBelow;
    private readonly ulong asciiLow;
    private readonly ulong asciiHigh;
    private readonly CodePointClass source;
    private readonly WideMembers wide;

    /// <summary>The same class, packed.</summary>
    public PackedClass(CodePointClass source)
    {
        this.source = source;
        (asciiLow, asciiHigh, wide) = (source.AsciiLow, source.AsciiHigh, source.Wide);
        Span<byte> packed = stackalloc byte[Vector128<byte>.Count];
        packed.Clear();
        for (var c = 0; c < 128; c++)
        {
            packed[c & 15] |= (byte)(HasAscii(c) ? 1 << (c >> 4) : 0);
        }

        columns = Vector128.Create<byte>(packed);

        // As signed bytes, all but the one behind the end lie below -1; none lies below the smallest.
        wideBelow = Vector128.Create(wide == WideMembers.All ? unchecked((sbyte)SubjectBytes.Sentinel) : sbyte.MinValue);
    }

    private static Vector128<byte> Rows => Vector128.Create(1, 2, 4, 8, 16, 32, 64, 128, 0, 0, 0, 0, 0, 0, 0, (byte)0);

    /// <summary>Bytes of the code point at <paramref name="index"/> if it is a member, else 0; 0 at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int WidthAt(byte[] text, int index)
    {
        var first = text[index];
        return first < 128 ? (HasAscii(first) ? 1 : 0) : WideWidthAt(text, index);
    }

    /// <summary>Whether the code point before <paramref name="index"/> is a member; false at the start of the text.</summary>
    public bool IsBefore(byte[] text, int textStart, int index) => index > textStart && WidthAt(text, CodePoints.StepBack(text, index)) > 0;

    /// <summary>Where the run of members ends that begins at <paramref name="index"/>.</summary>
    /// <param name="text">A subject with its padding.</param>
    /// <param name="index">Where a code point begins.</param>
    /// <param name="enough">Where the run may be taken for ended: any greater end may be given too.</param>
    public int RunEnd(byte[] text, int index, int enough = int.MaxValue)
    {
        ref var start = ref MemoryMarshal.GetArrayDataReference(text);
        while (index < enough)
        {
            var block = Vector128.LoadUnsafe(ref start, (nuint)index);
            var column = Vector128.ShuffleNative(columns, block & Vector128.Create((byte)15));
            var row = Vector128.ShuffleNative(Rows, block >>> 4);
            var stops = Vector128.AndNot(Vector128.Equals(column & row, Vector128<byte>.Zero), Vector128.LessThan(block.AsSByte(), wideBelow).AsByte())
                .ExtractMostSignificantBits();
            if (stops == 0)
            {
                index += Vector128<byte>.Count;
                continue;
            }

            index += BitOperations.TrailingZeroCount(stops);
            if (wide != WideMembers.Some || WideWidthAt(text, index) is not (> 0 and var width))
            {
                return index;
            }

            index += width;
        }

        return index;
    }

    private bool HasAscii(int c) => ((c < 64 ? asciiLow : asciiHigh) >> c & 1) != 0;

    private int WideWidthAt(byte[] text, int index)
    {
        var first = text[index];
        if (first is < 128 or SubjectBytes.Sentinel)
        {
            return 0;
        }

        var isMember = wide == WideMembers.Some ? source.Contains(CodePoints.Decode(text, index)) : wide == WideMembers.All;
        return isMember ? CodePoints.Width(first) : 0;
    }
}
