using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Text;
using Banhammer.Engine.Dates;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.Engine.Matching;

/// <summary>Tells which of a filter's failregexes can match a text, by the first eight bytes of the text.</summary>
/// <remarks>
/// A table gives for the first byte the regexes that admit it, as bits; each of these then compares its literal with all eight at once. Of
/// Debian's 30 regexes for sshd one or two are left, for 3 ns, where trying each costs 5 to 10 ns.
/// </remarks>
internal sealed class RuleDispatch
{
    private const int FirstBytes = 256;
    private readonly int words; // of 64 regexes
    private readonly ulong[] byFirst; // by first byte, then by word
    private readonly (ulong Mask, ulong Literal)[] heads; // by rule

    /// <summary>A dispatch over regexes in order.</summary>
    public RuleDispatch(IReadOnlyList<PatternStart> starts)
    {
        words = (starts.Count + 63) / 64;
        byFirst = new ulong[FirstBytes * words];
        heads = starts.Select(start => HeadOf(start.Literal)).ToArray();
        for (var rule = 0; rule < starts.Count; rule++)
        {
            for (var first = 0; first < FirstBytes; first++)
            {
                if (Admits(starts[rule], first))
                {
                    byFirst[(first * words) + (rule >> 6)] |= 1UL << (rule & 63);
                }
            }
        }
    }

    /// <summary>How many words of 64 regexes there are.</summary>
    public int Words => words;

    /// <summary>The first eight bytes of what is searched, the first one lowest: the text without its date, with its newline; zeros behind.</summary>
    public static ulong HeadOf(ReadOnlySpan<byte> text, DateCut cut)
    {
        if (cut.Length > 0 && cut.Start == 0)
        {
            text = text[cut.End..];
        }
        else if (cut.Length > 0 && cut.Start < sizeof(ulong))
        {
            return HeadAround(text[..cut.Start], text[cut.End..]);
        }

        return text.Length >= sizeof(ulong) ? BinaryPrimitives.ReadUInt64LittleEndian(text) : HeadAround(text, []);
    }

    private static ulong HeadAround(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong) + 1];
        bytes.Clear();
        head.CopyTo(bytes);
        tail = tail[..Math.Min(tail.Length, sizeof(ulong) - head.Length)];
        tail.CopyTo(bytes[head.Length..]);
        bytes[head.Length + tail.Length] = (byte)'\n';
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }

    private static (ulong Mask, ulong Literal) HeadOf(string literal)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        bytes.Clear();
        Encoding.ASCII.GetBytes(literal, bytes);
        var unused = 8 * (sizeof(ulong) - literal.Length);
        return (literal.Length == 0 ? 0 : ulong.MaxValue >> unused, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
    }

    /// <summary>The regexes of a word that can match a text with this head as far as its first byte tells, as bits.</summary>
    /// <param name="head">The first bytes of the text.</param>
    /// <param name="word">Which 64 regexes.</param>
    /// <param name="candidates">Which regexes the prefilter found a literal of, as bits from <paramref name="firstBit"/>; empty: all.</param>
    /// <param name="firstBit">The bit of regex 0.</param>
    public ulong RulesAdmitting(ulong head, int word, ReadOnlySpan<ulong> candidates, int firstBit)
    {
        var admitting = byFirst[((int)(head & 0xff) * words) + word];
        if (candidates.IsEmpty)
        {
            return admitting;
        }

        var (index, offset) = (word + (firstBit >> 6), firstBit & 63); // the first one needn't be the first of its word
        var found = candidates[index] >> offset;
        return admitting & (offset == 0 || index + 1 == candidates.Length ? found : found | (candidates[index + 1] << (64 - offset)));
    }

    /// <summary>Whether a regex can match a text with this head, whose first byte it admits.</summary>
    public bool Admits(int rule, ulong head) => (head & heads[rule].Mask) == heads[rule].Literal;

    private static bool Admits(PatternStart start, int first) => first switch
    {
        < 64 => (start.Low >> first & 1) != 0,
        < 128 => (start.High >> (first - 64) & 1) != 0,
        _ => start.BeyondAscii,
    };
}
