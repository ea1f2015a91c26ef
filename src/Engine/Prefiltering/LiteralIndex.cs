using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Banhammer.Engine.Prefiltering;

/// <summary>Tells which literals can stand around a position, by a hash of the four bytes there; then compares them in full.</summary>
/// <remarks>
/// A search that works with coarse fingerprints asks it at each position that it can't rule out. Where nothing stands that is one look at a
/// table of 4 KB, whatever the number of literals. Literals shorter than a window are few if any, and are compared at each position.
/// </remarks>
internal sealed class LiteralIndex
{
    /// <summary>Bytes in a window.</summary>
    public const int Width = sizeof(uint);

    private const int PlaceBits = 11;
    private const uint CaseBits = 0x20202020; // letters of either case have one hash

    private readonly PreparedLiteral[] literals;
    private readonly LiteralEntry[] entries;
    private readonly ushort[] heads = new ushort[1 << PlaceBits]; // entry + 1
    private int count;
    private int firstShort; // entry + 1 of those shorter than a window

    public LiteralIndex(ReadOnlySpan<PreparedLiteral> literals, int windows)
    {
        this.literals = literals.ToArray();
        entries = new LiteralEntry[windows];
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
            heads[place] = (ushort)count;
        }
    }

    /// <summary>Marks the literals whose window stands at <paramref name="at"/>.</summary>
    /// <returns>Whether there is any.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Mark(ReadOnlySpan<byte> bytes, int at, ref LineMarker marker)
    {
        var entry = at <= bytes.Length - Width ? heads[Place(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref MemoryMarshal.GetReference(bytes), at)))] : 0;
        return (entry | firstShort) != 0 && MarkEntries(bytes, at, entry, ref marker);
    }

    private static int Place(uint window) => (int)(unchecked((window | CaseBits) * 0x9e3779b1u) >> (32 - PlaceBits));

    private bool MarkEntries(ReadOnlySpan<byte> bytes, int at, int entry, ref LineMarker marker)
    {
        var found = false;
        for (var next = entry; next != 0; next = entries[next - 1].Next)
        {
            found |= TryMark(bytes, at, entries[next - 1], ref marker);
        }

        for (var next = firstShort; next != 0; next = entries[next - 1].Next)
        {
            found |= TryMark(bytes, at, entries[next - 1], ref marker);
        }

        return found;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryMark(ReadOnlySpan<byte> bytes, int at, in LiteralEntry entry, ref LineMarker marker)
    {
        var start = at - entry.WindowOffset;
        if (!IsAt(bytes, start, entry))
        {
            return false;
        }

        marker.Mark(start, start + entry.Length, entry.Literal);
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
