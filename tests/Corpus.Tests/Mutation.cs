using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Banhammer.Corpus.Tests;

/// <summary>Edits of a line such as attackers and broken programs make.</summary>
internal static partial class Mutation
{
    private static readonly string[] inserts =
    [
        "1.2.3.4", "::ffff:10.0.0.1", "2001:db8::1", "[::1]", "::", " ", "  ", "root", " from ", " from 9.9.9.9", "]", "[", ":", "\"", "'", "=", ",", " port 22",
        "host.example.org", ".", "_", "-", "\t", "\u001d", "é", "Жук", "名", "\u2028", "\u00a0", "٣", "ſ", "\u0130", "\ufffd", "0", "1234", new string('a', 40),
        "\n", "\r", "[preauth]", " user=x", "(", ")", "/",
    ];

    /// <summary>The line with one edit, now and then two or more.</summary>
    public static string Of(string line, Random random)
    {
        do
        {
            line = Edit(line, random);
        }
        while (random.Next(10) < 3 && line.Length < 5_000);

        return line;
    }

    private static string Edit(string line, Random random)
    {
        var tokens = Token().Matches(line).Select(match => match.Value).DefaultIfEmpty("x").ToList();
        var i = random.Next(tokens.Count);
        switch (random.Next(8))
        {
            case 0:
                return line[..random.Next(line.Length + 1)];
            case 1:
                tokens.InsertRange(i, Enumerable.Repeat(tokens[i], random.Next(1, 4)));
                break;
            case 2:
                tokens.RemoveAt(i);
                break;
            case 3:
                tokens.InsertRange(i, tokens.GetRange(i, random.Next(Math.Min(12, tokens.Count - i) + 1)));
                break;
            case 4:
                var j = random.Next(tokens.Count);
                (tokens[i], tokens[j]) = (tokens[j], tokens[i]);
                break;
            case 5:
                tokens[i] = inserts[random.Next(inserts.Length)];
                break;
            default:
                tokens.Insert(i, inserts[random.Next(inserts.Length)]);
                break;
        }

        return string.Concat((IEnumerable<string>)tokens);
    }

    [GeneratedRegex(@"\s+|\w+|[^\w\s]")]
    private static partial Regex Token();
}
