using System.Runtime.CompilerServices;
using Banhammer.Engine.Matching.Programs;

namespace Banhammer.Engine.Matching.Emitted;

/// <summary>Addresses and host names, for emitted searches.</summary>
public static class Addresses
{
    /// <summary>The longest end of a dotted quad at <paramref name="index"/>, or -1.</summary>
    /// <param name="text">The subject's bytes.</param>
    /// <param name="index">Where it begins.</param>
    /// <param name="lastOctet">Where its last octet begins: shorter ends lie behind each of that one's digits.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Ip4End(byte[] text, int index, out int lastOctet) => Ip4.LongestEnd(text, index, out lastOctet);

    /// <summary>Whether a hexadecimal address can begin at <paramref name="index"/>: a colon comes within the first digits.</summary>
    public static bool CanBeIp6(byte[] text, int index) => Ip6.CanStart(text, index);

    /// <summary>Writes the ends of a hexadecimal address at <paramref name="index"/> into <see cref="Choices.Ends"/>, in the order of trial.</summary>
    /// <returns>Their number.</returns>
    public static int FindIp6Ends(byte[] text, int index, Choices choices) => Ip6.FindEnds(text, index, choices.Ends);

    /// <summary>The end of a host name at <paramref name="index"/>, or -1.</summary>
    /// <param name="text">The subject's bytes.</param>
    /// <param name="start">The subject's first byte.</param>
    /// <param name="index">Where it begins.</param>
    /// <param name="isWhole">Whether all that looks like a part of it must be; else what isn't a word's is given back at its end.</param>
    public static int HostNameEnd(byte[] text, int start, int index, bool isWhole)
    {
        var end = RunClass.HostName.End(text, index);
        while (!isWhole && end > index && !RunClass.Word.IsBefore(text, start, end))
        {
            end = CodePoints.StepBack(text, end);
        }

        return end > index && RunClass.Word.IsBefore(text, start, end) ? end : -1;
    }
}
