using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.Engine.Matching.Programs;

/// <summary>A class of code points, laid out for runs over the bytes of a subject.</summary>
/// <remarks>
/// A byte <em>passes</em> if a run may go on over it unseen: an ASCII member, a byte that only continues a code point, or one that begins members
/// only. At any other a run ends, unless some of the code points that begin with it are members: then that one is decoded. So names in other
/// scripts cost <c>\S</c>, <c>.</c> and <c>[^x]</c> no more than ASCII.
/// </remarks>
internal readonly struct PackedClass
{
    private const int None = -1;

    // Byte h·16 + l passes if bit h % 8 of column l is set, in the columns of its half: three shuffles test 16 bytes.
    private readonly Vector128<byte> asciiColumns;
    private readonly Vector128<byte> wideColumns;
    private readonly ByteSet passing;
    private readonly CodePointClass source;
    private readonly int onlyStop; // the one ASCII byte that doesn't pass, or None
    private readonly WideMembers wide;

    /// <summary>The same class, packed.</summary>
    public PackedClass(CodePointClass source)
    {
        (this.source, wide, onlyStop) = (source, source.Wide, None);
        var (ascii, beyond) = (default(Columns), default(Columns));
        var stops = 0;
        for (var value = 0; value < SubjectBytes.Sentinel; value++)
        {
            if (Passes(source, (byte)value))
            {
                passing[value >> 6] |= 1UL << value;
                (value < 0x80 ? ref ascii : ref beyond)[value & 15] |= (byte)(1 << (value >> 4 & 7));
            }
            else
            {
                stops++;
                onlyStop = stops == 1 && value < 0x80 ? value : None;
            }
        }

        (asciiColumns, wideColumns) = (Vector128.Create<byte>(ascii), Vector128.Create<byte>(beyond));
    }

    private static Vector128<byte> Rows => Vector128.Create(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, (byte)128);

    /// <summary>Bytes of the code point at <paramref name="index"/> if it is a member, else 0; 0 at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int WidthAt(byte[] text, int index)
    {
        var first = text[index];
        return first < 0x80 ? (Passes(first) ? 1 : 0) : WideWidthAt(text, index);
    }

    /// <summary>Whether the code point before <paramref name="index"/> is a member; false at the start of the text.</summary>
    public bool IsBefore(byte[] text, int textStart, int index) => index > textStart && WidthAt(text, CodePoints.StepBack(text, index)) > 0;

    /// <summary>Where the run of members ends that begins at <paramref name="index"/>.</summary>
    /// <param name="text">The bytes of a subject.</param>
    /// <param name="index">Where a code point begins.</param>
    public int RunEnd(byte[] text, int index) => LongRunEnd(text, index, int.MaxValue);

    /// <summary>The same if the run is shorter than a block, as 19 of 20 are, and ASCII follows; else -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int BlockRunEnd(byte[] text, int index)
    {
        ref var start = ref MemoryMarshal.GetArrayDataReference(text);
        var stops = Stops(ref start, index);
        var end = index + BitOperations.TrailingZeroCount(stops);
        return stops != 0 && Unsafe.Add(ref start, end) < 0x80 ? end : None;
    }

    /// <summary>The same if the run has no byte or one, and ASCII follows; else -1. A branch foretells that, while the answer of a vector has to be waited for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ShortRunEnd(byte[] text, int index)
    {
        ref var at = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(text), index);
        var next = Unsafe.Add(ref at, 1);
        return at >= 0x80 ? None : !Passes(at) ? index : next < 0x80 && !Passes(next) ? index + 1 : None;
    }

    /// <summary>Whether a run of members begins at <paramref name="index"/> that goes on up to <paramref name="end"/>.</summary>
    public bool IsRun(byte[] text, int index, int end) => LongRunEnd(text, index, end) >= end;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Passes(byte value) => (passing[value >> 6] >> value & 1) != 0;

    private static bool Passes(CodePointClass source, byte value) => value switch
    {
        < 0x80 => source.Contains(value),
        < 0xC2 => true,
        < 0xF5 => source.MembersOf(value) == WideMembers.All,
        _ => source.Wide == WideMembers.All,
    };

    /// <summary>The same, or any place from <paramref name="enough"/> on that the run reaches: it may look no further.</summary>
    public int LongRunEnd(byte[] text, int index, int enough)
    {
        ref var start = ref MemoryMarshal.GetArrayDataReference(text);
        while (index < enough)
        {
            var stops = onlyStop >= 0 ? OnlyStops(ref start, index) : Stops(ref start, index);
            if (stops == 0)
            {
                index += onlyStop >= 0 ? Vector256<byte>.Count : Vector128<byte>.Count;
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Stops(ref byte start, int index)
    {
        var block = Vector128.LoadUnsafe(ref start, (nuint)index);
        var low = block & Vector128.Create((byte)0x8F); // a shuffle gives 0 where the highest bit is set
        var column = Vector128.ShuffleNative(asciiColumns, low) | Vector128.ShuffleNative(wideColumns, low ^ Vector128.Create((byte)0x80));
        var row = Vector128.ShuffleNative(Rows, block >>> 4);
        return Vector128.Equals(column & row, Vector128<byte>.Zero).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint OnlyStops(ref byte start, int index)
    {
        var block = Vector256.LoadUnsafe(ref start, (nuint)index);
        return (Vector256.Equals(block, Vector256.Create((byte)onlyStop)) | Vector256.Equals(block, Vector256.Create(SubjectBytes.Sentinel))).ExtractMostSignificantBits();
    }

    private int WideWidthAt(byte[] text, int index)
    {
        var first = text[index];
        if (first is < 0x80 or SubjectBytes.Sentinel)
        {
            return 0;
        }

        var isMember = wide == WideMembers.Some ? source.Contains(CodePoints.Decode(text, index)) : wide == WideMembers.All;
        return isMember ? CodePoints.Width(first) : 0;
    }

    [InlineArray(4)]
    private struct ByteSet
    {
        private ulong word;
    }

    [InlineArray(16)]
    private struct Columns
    {
        private byte column;
    }
}
