using System;
using System.Linq;

namespace Banhammer.Corpus.Tests.Dates;

/// <summary>Damages lines the way logs and attackers do.</summary>
internal static class StampMutator
{
    private static readonly string[] prefixes =
        ["", "[", "[[", "[[[", "<", "<13>", "x ", "a1", "1", "é ", "日本 ", "host sshd[1]: ", "WARN ", "CET ", "+01:00 ", "192.0.2.1 - - [", "\t", " ", "audit(", "type=AVC msg=audit(", "12:00:00 ", "2005-01-23 "];

    private static readonly string[] suffixes =
        ["", " x", "]", " +0100", "+01:00", "Z", " Z", " UTC", " CET", " 2005", " 1999", ".123", ",5", ".1234567", "1", "a", "é", ":12)", " PM", " am", " 2025-11-20 10:00:00", " [20/Nov/2025:10:00:00 +0000]", " Nov 20 10:00:00", ")"];

    private static readonly string[] pieces = [" ", "  ", ":", "-", "/", ".", ",", "T", "0", "9", "31", "60", "24", "é", "CET ", "Feb", "29", "+", "z", "P", "\t", "\u0663", "\u017f"];

    /// <summary>The line with none to three faults, and something before and behind it.</summary>
    public static string Mutate(string line, Random random)
    {
        for (var faults = random.Next(4); faults > 0; faults--) line = Damage(line, random);
        if (random.Next(2) == 0) line = Any(prefixes, random) + line;
        return random.Next(2) == 0 ? line + Any(suffixes, random) : line + " sshd[1]: x";
    }

    private static string Damage(string line, Random random)
    {
        if (line.Length == 0) return Any(pieces, random);
        var at = random.Next(line.Length);
        switch (random.Next(8))
        {
            case 0 or 1: return Digit(line, at, random);
            case 2: return line.Remove(at, 1);
            case 3: return line.Insert(at, line[at].ToString());
            case 4: return line[..at] + Any(pieces, random) + line[(at + 1)..];
            case 5: return line.Insert(at, Any(pieces, random));
            case 6: return random.Next(3) == 0 ? line[..at] : random.Next(2) == 0 ? line.ToLowerInvariant() : line.ToUpperInvariant();
            default: return line[..at] + Any(suffixes, random) + line[at..];
        }
    }

    private static string Digit(string line, int from, Random random)
    {
        var places = Enumerable.Range(0, line.Length).Where(place => char.IsAsciiDigit(line[place])).ToArray();
        if (places.Length == 0) return line;
        var at = places[from % places.Length];
        return line[..at] + (char)('0' + random.Next(10)) + line[(at + 1)..];
    }

    private static string Any(string[] texts, Random random) => texts[random.Next(texts.Length)];
}
