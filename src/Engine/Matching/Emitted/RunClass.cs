using System;
using System.Runtime.CompilerServices;
using Banhammer.Engine.Matching.Programs;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.Engine.Matching.Emitted;

/// <summary>A class of code points as emitted searches use it.</summary>
/// <param name="definition">Its members.</param>
public sealed class RunClass(CodePointClass definition)
{
    private readonly PackedClass packed = new(definition);

    /// <summary><c>\w</c></summary>
    public static RunClass Word { get; } = new(CodePointClass.Word);

    /// <summary><c>[\w\-.^_]</c>: what the dialect takes for a part of a host name.</summary>
    public static RunClass HostName { get; } = new(CodePointClass.HostName);

    /// <summary>Where the run of members ends that begins at <paramref name="index"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int End(byte[] text, int index) => packed.ShortRunEnd(text, index) is >= 0 and var end ? end : LongEnd(text, index);

    /// <summary>Bytes of the code point at <paramref name="index"/> if it is a member, else 0; 0 at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int WidthAt(byte[] text, int index) => packed.WidthAt(text, index);

    /// <summary>Whether the code point before <paramref name="index"/> is a member; false at the start of the subject.</summary>
    public bool IsBefore(byte[] text, int start, int index) => packed.IsBefore(text, start, index);

    /// <summary>Whether <paramref name="index"/> lies between a member and what is none, or the end of the subject.</summary>
    public bool IsBoundary(byte[] text, int start, int index) => packed.IsBefore(text, start, index) != packed.WidthAt(text, index) > 0;

    /// <summary>Where a run of so many code points ends, at the latest, that begins at <paramref name="index"/>; -1 for a shorter one.</summary>
    public int BoundedEnd(byte[] text, int index, int fewest, int most) =>
        fewest == 0 && packed.BlockRunEnd(text, index) is >= 0 and var end && end - index <= most ? end : BoundedEndOfLongRun(text, index, fewest, most);

    private int BoundedEndOfLongRun(byte[] text, int index, int fewest, int most)
    {
        // Of ASCII the length is the number of code points.
        var end = packed.LongRunEnd(text, index, (int)Math.Min(int.MaxValue, (long)index + most));
        var count = end - index;
        if (CodePoints.IsAscii(text, index, end))
        {
            return count < fewest ? -1 : count > most ? index + most : end;
        }

        return BoundedEndOfCodePoints(text, index, fewest, most);
    }

    private int LongEnd(byte[] text, int index) => packed.BlockRunEnd(text, index) is >= 0 and var end ? end : packed.RunEnd(text, index);

    private int BoundedEndOfCodePoints(byte[] text, int index, int fewest, int most)
    {
        var taken = 0;
        while (taken < most && packed.WidthAt(text, index) is > 0 and var width)
        {
            index += width;
            taken++;
        }

        return taken < fewest ? -1 : index;
    }
}
