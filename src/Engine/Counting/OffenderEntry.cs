using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Banhammer.Engine.Matching;

namespace Banhammer.Engine.Counting;

/// <summary>All that a hit must know of an offender, in half a cache line: who it is, what is so of it, and its failures if they fit.</summary>
[StructLayout(LayoutKind.Sequential, Size = Bytes)]
internal struct OffenderEntry
{
    /// <summary>Its size.</summary>
    public const int Bytes = 32;

    private readonly ulong high;
    private readonly ulong low;

    /// <summary>Seconds between neighbouring failures, 16 bits each, the latest in the lowest; those beyond <see cref="Count"/> mean nothing.</summary>
    public ulong Gaps;

    /// <summary>With failures packed here the second of the latest; the number of the list or of the ban where there is one.</summary>
    public uint Place;

    private readonly ushort form;

    /// <summary>Failures packed here.</summary>
    public byte Count;

    /// <summary>What is so of it.</summary>
    public OffenderMarks Marks;

    /// <summary>An offender that nobody holds.</summary>
    public OffenderEntry(in Offender offender)
    {
        (high, low, form) = (offender.High, offender.Low, offender.Form);
        Marks = OffenderMarks.InUse;
    }

    /// <summary>Who it is.</summary>
    public readonly Offender Offender => new(high, low, form);

    /// <summary>Whether it is banned.</summary>
    public readonly bool IsBanned => (Marks & OffenderMarks.Banned) != 0;

    /// <summary>Whether its failures are listed elsewhere.</summary>
    public readonly bool IsListed => (Marks & OffenderMarks.Listed) != 0;

    /// <summary>Whether failures of it are kept.</summary>
    public readonly bool IsCounted => Count > 0 || IsListed;

    /// <summary>Whether anyone needs it in the table.</summary>
    public readonly bool IsHeld => Count > 0 || (Marks & OffenderMarks.Held) != 0;

    /// <summary>Whether this is the entry of an offender.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool IsOf(in Offender offender)
        => high == offender.High && low == offender.Low && form == offender.Form && Marks != OffenderMarks.None;

    /// <summary>Its keyed hash.</summary>
    public readonly uint Hash(in OffenderHashKey key) => (uint)key.Hash(high, low, form);
}
