using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace Banhammer.Corpus.Tests;

/// <summary>Makes lines that nobody logged from lines that somebody did; the same ones for the same seed.</summary>
/// <param name="seed">Where it starts.</param>
/// <param name="lines">What it starts from; parts of one get into others.</param>
internal sealed partial class LineMutator(int seed, IReadOnlyList<byte[]> lines)
{
    private const int StampWidth = 40;

    // Well below the length at which we cut lines and the peer doesn't; long enough to be slow where a regex is.
    private const int LongestLine = 8_000;

    private static readonly string[] addresses =
    [
        "192.0.2.7", "198.51.100.255", "2001:db8::7", "::1", "::ffff:192.0.2.8", "::FFFF:192.0.2.8", "[2001:db8::9]", "[192.0.2.9]", "256.1.1.1", "192.0.2.010",
        "192.0.2.1.example.com", "192.0.2", "1.2.3.4.5", "2001:db8::1::2", "2001:db8:0:0:0:0:0:1:2", "fe80::1%eth0", ":::", "192.0.2.1/24", "example.com", "a_b-c.example", "-", "",
        "192.0.2.1,192.0.2.2", "192.0.2.1:22", "user@192.0.2.1", "xn--mnchen-3ya.example", "2001:DB8::A", "0.0.0.0", "１９２.0.2.1",
    ];

    private static readonly byte[][] inserts =
    [
        .. new[] { "\t", " ", "  ", "\u000b", "\u000c", "\u001c", "\u0085", "\u00a0", "\u2028", "\u00e9", "e\u0301", "\u0130", "\u017f", "\u212a", "\U0001f600", "\ufeff", "'", "\"", "\\", "(", ")", "[", "]", "<", ">", "%", "\0", "\r", "from ", " from 192.0.2.66" }
            .Select(Encoding.UTF8.GetBytes),
        [0x80], [0xff, 0xfe], [0xc3], [0xe2, 0x82], [0xf0, 0x9f, 0x98], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf8, 0x88, 0x80, 0x80, 0x80],
    ];

    private readonly Random random = new(seed);

    /// <summary>Some lines in the order of the originals, most of them changed once or twice, none with a line feed.</summary>
    public IEnumerable<byte[]> Take(int count) => Enumerable.Range(0, count).Select(i => lines[i % lines.Count]).Select(Change);

    private byte[] Change(byte[] line)
    {
        for (var changes = random.Next(3); changes > 0; changes--)
        {
            line = random.Next(10) switch
            {
                0 => Flip(line),
                1 => DoubleField(line),
                2 or 3 => ReplaceAddress(line),
                4 => ShiftStamp(line),
                5 => Cut(line),
                6 => Join(line),
                7 or 8 => Insert(line, inserts[random.Next(inserts.Length)]),
                _ => Lengthen(line),
            };
        }

        return line.Where(value => value != '\n').Take(LongestLine).ToArray();
    }

    private byte[] Flip(byte[] line)
    {
        var changed = line.ToArray();
        for (var flips = Math.Min(line.Length, 1 + random.Next(3)); flips > 0; flips--)
        {
            changed[random.Next(line.Length)] ^= (byte)(1 << random.Next(8));
        }

        return changed;
    }

    private byte[] DoubleField(byte[] line)
    {
        var (start, end) = Field(line);
        return [.. line[..end], (byte)' ', .. line[start..]];
    }

    private byte[] ReplaceAddress(byte[] line)
    {
        var text = Encoding.Latin1.GetString(line);
        var found = AddressShape().Matches(text);
        if (found.Count == 0)
        {
            return line;
        }

        var place = found[random.Next(found.Count)];
        return [.. line[..place.Index], .. Encoding.UTF8.GetBytes(addresses[random.Next(addresses.Length)]), .. line[(place.Index + place.Length)..]];
    }

    // A number near the start gets other digits, or one more, or one less.
    private byte[] ShiftStamp(byte[] line)
    {
        var numbers = NumberShape().Matches(Encoding.Latin1.GetString(line)).Where(number => number.Index < StampWidth).ToArray();
        if (numbers.Length == 0)
        {
            return line;
        }

        var number = numbers[random.Next(numbers.Length)];
        var digits = Enumerable.Range(0, Math.Max(1, number.Length + (random.Next(6) switch { 0 => -1, 1 => 1, _ => 0 }))).Select(_ => (byte)('0' + random.Next(10)));
        return [.. line[..number.Index], .. digits, .. line[(number.Index + number.Length)..]];
    }

    private byte[] Cut(byte[] line) => random.Next(2) == 0 ? line[..random.Next(line.Length + 1)] : line[random.Next(line.Length + 1)..];

    private byte[] Join(byte[] line)
    {
        var other = lines[random.Next(lines.Count)];
        return random.Next(3) switch { 0 => [.. line, .. other], 1 => [.. line, (byte)' ', .. Cut(other)], _ => [.. Cut(line), .. other] };
    }

    private byte[] Insert(byte[] line, byte[] what)
    {
        var place = random.Next(line.Length + 1);
        return [.. line[..place], .. what, .. line[place..]];
    }

    private byte[] Lengthen(byte[] line)
    {
        var (start, end) = Field(line);
        return [.. line[..end], .. Enumerable.Repeat(line[start..end], 1 + random.Next(60)).SelectMany(field => field), .. line[end..]];
    }

    private (int Start, int End) Field(byte[] line)
    {
        var place = random.Next(line.Length + 1);
        var start = line.AsSpan(0, place).LastIndexOf((byte)' ') + 1;
        var length = line.AsSpan(place).IndexOf((byte)' ');
        return (start, length < 0 ? line.Length : place + length);
    }

    [GeneratedRegex(@"(?:\d{1,3}\.){3}\d{1,3}|(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{1,4}|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|de|lan|local)\b")]
    private static partial Regex AddressShape();

    [GeneratedRegex(@"[0-9]+")]
    private static partial Regex NumberShape();
}
