using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Banhammer.Engine.Matching.Programs;

/// <summary>A literal whose first bytes are compared as one vector.</summary>
internal readonly struct PackedLiteral
{
    /// <summary>Most bytes of a literal that <see cref="StartsAt"/> compares as a whole.</summary>
    public const int MostAtOnce = 16; // a Vector128

    private const int None = -1;
    private readonly Vector128<byte> head;
    private readonly Vector128<byte> mask;
    private readonly byte[] bytes;
    private readonly int anchor; // of a byte far from the first, for searches

    /// <summary>A literal of at least one byte.</summary>
    public PackedLiteral(byte[] bytes)
    {
        this.bytes = bytes;
        Span<byte> padded = stackalloc byte[MostAtOnce];
        Span<byte> kept = stackalloc byte[MostAtOnce];
        var inHead = Math.Min(bytes.Length, MostAtOnce);
        padded.Clear();
        bytes.AsSpan(0, inHead).CopyTo(padded);
        kept.Clear();
        kept[..inHead].Fill(byte.MaxValue);
        anchor = inHead - 1;
        head = Vector128.Create<byte>(padded);
        mask = Vector128.Create<byte>(kept);
    }

    /// <summary>The literal.</summary>
    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>Number of bytes.</summary>
    public int Length => bytes.Length;

    /// <summary>Whether the first bytes of it stand at <paramref name="index"/>, at most the subject's end: all, if it isn't longer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool StartsAt(byte[] text, int index) =>
        ((Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(text), (nuint)index) ^ head) & mask) == Vector128<byte>.Zero;

    /// <summary>Whether it stands at <paramref name="index"/>, at most the subject's end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsAt(byte[] text, int index) => StartsAt(text, index) && (bytes.Length <= MostAtOnce || text.AsSpan(index).StartsWith(bytes));

    /// <summary>Where it stands first from <paramref name="start"/> on, all of it before <paramref name="end"/>; -1 for nowhere.</summary>
    /// <param name="text">The bytes of a subject.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="end">At most the subject's end.</param>
    /// <remarks>Two of its bytes are looked for at 32 places at once; where both stand, all of it is compared.</remarks>
    public int IndexIn(byte[] text, int start, int end)
    {
        var last = end - bytes.Length;
        for (var at = start; at <= last; at += Vector256<byte>.Count)
        {
            for (var places = PlacesFrom(text, at); places != 0; places &= places - 1)
            {
                var found = at + BitOperations.TrailingZeroCount(places);
                if (found > last || IsAt(text, found))
                {
                    return found > last ? None : found;
                }
            }
        }

        return None;
    }

    /// <summary>Where it stands last from <paramref name="start"/> on, all of it before <paramref name="end"/>; -1 for nowhere.</summary>
    /// <inheritdoc cref="IndexIn"/>
    public int LastIndexIn(byte[] text, int start, int end)
    {
        for (var at = end - bytes.Length; at >= start; at -= Vector256<byte>.Count)
        {
            var block = at - Vector256<byte>.Count + 1;
            for (var places = PlacesFrom(text, block); places != 0;)
            {
                var place = BitOperations.Log2(places);
                if (block + place < start || IsAt(text, block + place))
                {
                    return block + place < start ? None : block + place;
                }

                places ^= 1u << place;
            }
        }

        return None;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint PlacesFrom(byte[] text, int index)
    {
        ref var at = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(text), index);
        return (Vector256.Equals(Vector256.LoadUnsafe(ref at), Vector256.Create(bytes[0]))
            & Vector256.Equals(Vector256.LoadUnsafe(ref at, (nuint)anchor), Vector256.Create(bytes[anchor]))).ExtractMostSignificantBits();
    }
}
