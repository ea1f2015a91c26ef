using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Banhammer.Engine.Prefiltering;

/// <summary>Tells which literals can stand around a position, by a hash of the four bytes there; then compares them in full.</summary>
/// <remarks>
/// A search that works with coarse fingerprints asks it at each position that it can't rule out. Where nothing stands that is one look at a
/// table of 8 to 64 KB, whatever the number of literals. Literals shorter than a window are few if any, and are compared at each position.
/// </remarks>
internal sealed class LiteralIndex
{
    /// <summary>Bytes in a window.</summary>
    public const int Width = sizeof(uint);

    private const int LeastPlaceBits = 11;
    private const int MostPlaceBits = 14;
    private const uint CaseBits = 0x20202020;

    private readonly PreparedLiteral[] literals;
    private readonly LiteralEntry[] entries;
    private readonly int[] heads; // entry + 1
    private readonly int shift;
    private int count;
    private int firstShort; // entry + 1 of those shorter than a window

    /// <summary>An index of some of these literals.</summary>
    /// <param name="literals">By number.</param>
    /// <param name="windows">Most windows that will be in it.</param>
    public LiteralIndex(ReadOnlySpan<PreparedLiteral> literals, int windows)
    {
        this.literals = literals.ToArray();
        entries = new LiteralEntry[windows];
        var bits = Math.Clamp(BitOperations.Log2((uint)windows | 1) + 3, LeastPlaceBits, MostPlaceBits);
        heads = new int[1 << bits];
        shift = 32 - bits;
    }

    /// <summary>Empties it.</summary>
    public void Clear()
    {
        heads.AsSpan().Clear();
        (count, firstShort) = (0, 0);
    }

    /// <summary>Adds a literal by its window at <paramref name="offset"/>, or a little before if it ends too soon.</summary>
    public void Add(int literal, int offset)
    {
        var text = literals[literal];
        ulong word = 0, fold = 0, mask = 0;
        for (var i = Math.Min(text.Length, sizeof(ulong)) - 1; i >= 0; i--)
        {
            word = word << 8 | text.Text[i];
            fold = fold << 8 | text.Fold[i];
            mask = mask << 8 | 0xff;
        }

        var isShort = text.Length < offset + Width;
        var place = isShort ? 0 : Place(MemoryMarshal.Read<uint>(text.Text[offset..]));
        var next = isShort ? firstShort : heads[place];
        entries[count++] = new LiteralEntry(word, fold, mask, offset, text.Length, literal, next);
        if (isShort)
        {
            firstShort = count;
        }
        else
        {
            heads[place] = count;
        }
    }

    /// <summary>A hash of a window, good in its upper bits; the same for letters of either case.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Hash(uint window) => unchecked((window | CaseBits) * 0x9e3779b1u);

    /// <summary>Marks the literals whose window stands at <paramref name="at"/>.</summary>
    /// <returns>Whether there is any.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Mark<TSink>(ReadOnlySpan<byte> bytes, int at, ref TSink sink)
        where TSink : struct, IOccurrences, allows ref struct
    {
        var entry = at <= bytes.Length - Width ? heads[Place(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref MemoryMarshal.GetReference(bytes), at)))] : 0;
        return (entry | firstShort) != 0 && MarkEntries(bytes, at, entry, ref sink);
    }

    private int Place(uint window) => (int)(Hash(window) >> shift);

    private bool MarkEntries<TSink>(ReadOnlySpan<byte> bytes, int at, int entry, ref TSink sink)
        where TSink : struct, IOccurrences, allows ref struct
    {
        var found = false;
        for (var next = entry; next != 0; next = entries[next - 1].Next)
        {
            found |= TryMark(bytes, at, entries[next - 1], ref sink);
        }

        for (var next = firstShort; next != 0; next = entries[next - 1].Next)
        {
            found |= TryMark(bytes, at, entries[next - 1], ref sink);
        }

        return found;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryMark<TSink>(ReadOnlySpan<byte> bytes, int at, in LiteralEntry entry, ref TSink sink)
        where TSink : struct, IOccurrences, allows ref struct
    {
        var start = at - entry.WindowOffset;
        if (!IsAt(bytes, start, entry))
        {
            return false;
        }

        sink.Mark(start, start + entry.Length, entry.Literal);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsAt(ReadOnlySpan<byte> bytes, int start, in LiteralEntry entry)
    {
        if (start < 0 || start > bytes.Length - sizeof(ulong))
        {
            return literals[entry.Literal].IsAt(bytes, start);
        }

        var word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref MemoryMarshal.GetReference(bytes), start));
        return (((word | entry.Fold) ^ entry.Text) & entry.Mask) == 0
            && (entry.Length <= sizeof(ulong) || literals[entry.Literal].IsRestAt(bytes, start, sizeof(ulong)));
    }
}
