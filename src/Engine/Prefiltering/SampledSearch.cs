using System;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Banhammer.Engine.Prefiltering;

/// <summary>Finds very many literals by looking at every fourth or eighth byte only.</summary>
/// <remarks>
/// Of each literal as many windows of four bytes, one byte apart, go into a bitmap as the search takes bytes a step: wherever the literal stands,
/// one of them lies at a step. So it must be that long and three bytes more. The bitmap has 16 KB, which stay in the first-level
/// cache, and one look at it costs the same for a hundred literals and a thousand: about 4 GB/s at a step of four, 6 at eight. Where a bit is set,
/// a <see cref="LiteralIndex"/> tells the literal. The windows are those that are rarest in a sample of the log.
/// [1] Kytöjoki et al., "Tuning string matching for huge pattern sets", CPM 2003, sections on q-grams.
/// </remarks>
internal sealed class SampledSearch
{
    /// <summary>Bytes a step that the search can take.</summary>
    public const int ShortStep = 4, LongStep = 8;

    private const int BitmapBits = 17;
    private const int BytesPerMask = 64;
    private const int MasksPerRun = 64;

    private readonly LiteralTable table;
    private readonly WindowCounter counter;
    private readonly LiteralIndex index;
    private readonly ulong[] bitmap = new ulong[(1 << BitmapBits) / 64];
    private int step = ShortStep;
    private bool isEmpty = true;

    public SampledSearch(LiteralTable table, WindowCounter counter)
    {
        this.table = table;
        this.counter = counter;
        index = new LiteralIndex(table.Literals, table.Literals.Length * LongStep);
    }

    /// <summary>Positions without a literal that the last search had to look at.</summary>
    public int FalseHits { get; private set; }

    /// <summary>The shortest literal that can be found with a step.</summary>
    public static int LeastLength(int step) => step + LiteralIndex.Width - 1;

    /// <summary>Gets ready to search for these literals.</summary>
    /// <param name="literals">None shorter than <see cref="LeastLength"/>.</param>
    /// <param name="newStep">Bytes a step.</param>
    public void Train(ReadOnlySpan<int> literals, int newStep)
    {
        bitmap.AsSpan().Clear();
        index.Clear();
        isEmpty = literals.IsEmpty;
        step = newStep;
        foreach (var literal in literals)
        {
            var offset = BestOffset(table.Literals[literal]);
            for (var i = offset; i < offset + step; i++)
            {
                index.Add(literal, i);
                var bit = LiteralIndex.Hash(MemoryMarshal.Read<uint>(table.Literals[literal].Text[i..])) >> (32 - BitmapBits);
                bitmap[bit >> 6] |= 1UL << (int)bit;
            }
        }
    }

    /// <summary>Marks each occurrence, and those of <paramref name="others"/> in between, in the order of lines.</summary>
    public void Search(ReadOnlySpan<byte> bytes, OccurrenceList others, ref LineMarker marker)
    {
        FalseHits = 0;
        var at = 0;
        ref var bits = ref MemoryMarshal.GetArrayDataReference(bitmap);
        Span<ulong> masks = stackalloc ulong[MasksPerRun];
        Span<int> places = stackalloc int[MasksPerRun];
        while (!isEmpty && at <= bytes.Length - BytesPerMask - LiteralIndex.Width)
        {
            // As in Teddy: no branch depends on what is found until a run is through.
            var end = Math.Min(bytes.Length - BytesPerMask - LiteralIndex.Width, at + ((MasksPerRun - 1) * BytesPerMask));
            var found = 0;
            for (; at <= end; at += BytesPerMask)
            {
                ref var here = ref Unsafe.Add(ref MemoryMarshal.GetReference(bytes), at);
                var mask = step == LongStep ? Mask(ref here, ref bits, LongStep) : Mask(ref here, ref bits, ShortStep);
                masks[found] = mask;
                places[found] = at;
                found += mask != 0 ? 1 : 0;
            }

            for (var i = 0; i < found; i++)
            {
                for (var mask = masks[i]; mask != 0; mask &= mask - 1)
                {
                    Look(bytes, places[i] + BitOperations.TrailingZeroCount(mask), others, ref marker);
                }
            }
        }

        for (; !isEmpty && at <= bytes.Length - LiteralIndex.Width; at += step)
        {
            Look(bytes, at, others, ref marker);
        }

        others.MoveTo(bytes.Length, ref marker);
    }

    private void Look(ReadOnlySpan<byte> bytes, int at, OccurrenceList others, ref LineMarker marker)
    {
        // A literal that stands here may begin before; in another line it can't.
        others.MoveTo(at, ref marker);
        if (!index.Mark(bytes, at, ref marker))
        {
            FalseHits++;
        }
    }

    /// <summary>A bit for each of 64 positions: set at steps whose window is in the bitmap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mask(ref byte first, ref ulong bits, [ConstantExpected] int step) => step == LongStep
        ? EightSteps(ref first, ref bits, LongStep)
        : EightSteps(ref first, ref bits, ShortStep) | EightSteps(ref Unsafe.Add(ref first, BytesPerMask / 2), ref bits, ShortStep) << (BytesPerMask / 2);

    // Written out, since the JIT keeps a loop over them a loop, at twice the time.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong EightSteps(ref byte first, ref ulong bits, [ConstantExpected] int step) =>
        Bit(ref first, ref bits)
        | Bit(ref Unsafe.Add(ref first, step), ref bits) << step
        | Bit(ref Unsafe.Add(ref first, 2 * step), ref bits) << (2 * step)
        | Bit(ref Unsafe.Add(ref first, 3 * step), ref bits) << (3 * step)
        | Bit(ref Unsafe.Add(ref first, 4 * step), ref bits) << (4 * step)
        | Bit(ref Unsafe.Add(ref first, 5 * step), ref bits) << (5 * step)
        | Bit(ref Unsafe.Add(ref first, 6 * step), ref bits) << (6 * step)
        | Bit(ref Unsafe.Add(ref first, 7 * step), ref bits) << (7 * step);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bit(ref byte window, ref ulong bits)
    {
        var bit = LiteralIndex.Hash(Unsafe.ReadUnaligned<uint>(ref window)) >> (32 - BitmapBits);
        return Unsafe.Add(ref bits, bit >> 6) >> (int)bit & 1; // a shift takes the low six bits
    }

    private int BestOffset(PreparedLiteral literal)
    {
        var (best, least) = (0, long.MaxValue);
        for (var offset = 0; offset + step + LiteralIndex.Width - 1 <= literal.Length; offset++)
        {
            var sum = 0L;
            for (var i = offset; i < offset + step; i++)
            {
                sum += Math.Min(counter.CountOf(literal, i), counter.CountOf(literal, i + 1)); // a window of four is as rare as its rarer half
            }

            if (sum < least)
            {
                (best, least) = (offset, sum);
            }
        }

        return best;
    }
}
