using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Banhammer.Engine.Matching.Programs;

/// <summary>
/// The ends of <c>(?:[0-9a-fA-F]{1,4}::?|:){1,7}(?:[0-9a-fA-F]{1,4}|(?&lt;=:):)</c> at a place, each once, in the order in which a backtracking
/// matcher tries them.
/// </summary>
/// <remarks>The text is at most 46 bytes long, so that the places where a number of groups was read before fit into a word for each number.</remarks>
internal ref struct Ip6
{
    /// <summary>Most ends that there can be.</summary>
    public const int MaxEnds = 48;

    private const int MaxGroups = 7;
    private const int MaxHexDigits = 4;
    private readonly byte[] text;
    private readonly int start;
    private readonly Span<int> ends;
    private readonly Span<ulong> seen;
    private int count;

    private Ip6(byte[] text, int start, Span<int> ends, Span<ulong> seen)
    {
        this.text = text;
        this.start = start;
        this.ends = ends;
        this.seen = seen;
        seen.Clear();
    }

    /// <summary>Whether there can be an end: a colon comes within the first digits.</summary>
    public static bool CanStart(byte[] text, int index)
    {
        var digits = HexDigits(text, index);
        return digits <= MaxHexDigits && text[index + digits] == ':';
    }

    /// <summary>Whether there may be an end: a colon comes soon. Tells most other text apart at the cost of one compare.</summary>
    public static bool MayStart(byte[] text, int index) =>
        (Vector128.Equals(Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(text), (nuint)index), Vector128.Create((byte)':')).ExtractMostSignificantBits()
            & ((1 << (MaxHexDigits + 1)) - 1)) != 0;

    /// <summary>Writes the ends of an address at <paramref name="index"/>.</summary>
    /// <param name="text">The subject.</param>
    /// <param name="index">Where the address begins.</param>
    /// <param name="ends">Room for <see cref="MaxEnds"/>.</param>
    /// <returns>Their number.</returns>
    public static int FindEnds(byte[] text, int index, Span<int> ends)
    {
        var search = new Ip6(text, index, ends, stackalloc ulong[MaxGroups + 1]);
        search.Continue(0, index);
        return search.count;
    }

    // One more than an address can have tells that there are too many.
    private static int HexDigits(byte[] text, int index)
    {
        var digits = 0;
        while (digits <= MaxHexDigits && char.IsAsciiHexDigit((char)text[index + digits]))
        {
            digits++;
        }

        return digits;
    }

    private void Continue(int groups, int index)
    {
        var bit = 1UL << (index - start);
        if ((seen[groups] & bit) != 0)
        {
            return;
        }

        seen[groups] |= bit;
        var digits = HexDigits(text, index);
        if (groups < MaxGroups)
        {
            if (digits is >= 1 and <= MaxHexDigits && text[index + digits] == ':')
            {
                if (text[index + digits + 1] == ':')
                {
                    Continue(groups + 1, index + digits + 2);
                }

                Continue(groups + 1, index + digits + 1);
            }
            else if (text[index] == ':')
            {
                Continue(groups + 1, index + 1);
            }
        }

        if (groups == 0)
        {
            return;
        }

        // Every group ends with a colon, so that one more may follow where there are no digits.
        for (var taken = Math.Min(digits, MaxHexDigits); taken > 0; taken--)
        {
            Add(index + taken);
        }

        if (digits == 0 && text[index] == ':')
        {
            Add(index + 1);
        }
    }

    private void Add(int end)
    {
        if (!ends[..count].Contains(end))
        {
            ends[count++] = end;
        }
    }
}
