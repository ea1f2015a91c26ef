using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Banhammer.Engine.Matching.Programs;

/// <summary>A literal whose first bytes are compared as one vector.</summary>
internal readonly struct PackedLiteral
{
    private readonly Vector128<byte> head;
    private readonly Vector128<byte> mask;
    private readonly byte[] bytes;

    /// <summary>A literal of at least one byte.</summary>
    public PackedLiteral(byte[] bytes)
    {
        this.bytes = bytes;
        Span<byte> padded = stackalloc byte[Vector128<byte>.Count];
        Span<byte> kept = stackalloc byte[Vector128<byte>.Count];
        var inHead = Math.Min(bytes.Length, padded.Length);
        padded.Clear();
        bytes.AsSpan(0, inHead).CopyTo(padded);
        kept.Clear();
        kept[..inHead].Fill(byte.MaxValue);
        head = Vector128.Create<byte>(padded);
        mask = Vector128.Create<byte>(kept);
    }

    /// <summary>The literal.</summary>
    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>Number of bytes.</summary>
    public int Length => bytes.Length;

    /// <summary>Whether it stands at <paramref name="index"/>, at most the subject's length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsAt(byte[] text, int index)
    {
        var block = Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(text), (nuint)index);
        return ((block ^ head) & mask) == Vector128<byte>.Zero && (bytes.Length <= Vector128<byte>.Count || IsTailAt(text, index));
    }

    private bool IsTailAt(byte[] text, int index) => text.AsSpan(index).StartsWith(bytes);
}
