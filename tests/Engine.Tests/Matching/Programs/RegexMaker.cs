using System;
using System.Collections.Generic;
using System.Linq;

namespace Banhammer.Engine.Tests.Matching.Programs;

/// <summary>Random regexes of the dialect, and subjects that they are likely to match in part.</summary>
/// <remarks>The same seed gives the same regexes. One maker makes one regex, since the names of its groups must differ.</remarks>
internal sealed class RegexMaker(Random random)
{
    private const string Ip4 = @"(?P<ip4>(?:\d{1,3}\.){3}\d{1,3})";
    private const string Ip6 = @"(?P<ip6>(?:[0-9a-fA-F]{1,4}::?|:){1,7}(?:[0-9a-fA-F]{1,4}|(?<=:):))";
    private const string HostName = @"(?P<dns>[\w\-.^_]*\w)";

    private static readonly string[] atoms =
    [
        "a", "b", "1", ":", " ", "ab", "é", ".", @"\d", @"\w", @"\s", @"\S", @"\W", "[^ab]", "[a1:]", "[^:]", @"\n", "ſ", "(?i:s)", "(?i:[^k])",
        Ip4, Ip6, HostName, "(?:(?!ab).)*", "(?:(?!a).)*?", "(?:(?!::)[^b])+",
    ];

    private static readonly string[] pieces =
        [.. "aab1:: s\n".Select(c => c.ToString()), "é", "ſ", "K", "٣", "\u00a0", "k", "1.2.3.4", "::1", "a::b", "ab", ".", "aaaaa", "1234"];

    private static readonly string[] quantifiers = ["*", "+", "?", "*?", "+?", "??", "{2}", "{1,3}", "{0,2}?", "*+", "{2,}"];
    private static readonly string[] groupQuantifiers = ["*", "+", "?", "*?", "+?", "{0,2}", "{2}", "{1,3}?"];
    private static readonly string[] looks = ["(?!", "(?=", "(?!", "(?>"];
    private static readonly string[] assertions = ["^", "$", @"\b", @"\B", @"\Z", "(?<=a)", @"(?<!\s)"];
    private readonly HashSet<string> taken = [];
    private int groups;

    /// <summary>Constructs that random trees seldom combine, each for a shortcut that must not be taken there.</summary>
    public static IReadOnlyList<string> Rows { get; } =
    [
        "(?:(?P<g>a)?b(?(g)1|:))*", "(?:(?P<g>a)|b(?(g)1|:))+", "(?:(?P<g>a)?b)*(?(g)1|:)", "(?:(?P<g>a)?b){0,2}(?(g)1|:)",
        @"(?=(?P<g>a)?)\w(?(g)b|1)", "(?:(?:(?P<g>a)|b)*?1(?(g):|b))*?:", "a*ab", "a*?ab", "(?:(?!ab).)*b", "(a*)a", "(?:ab)?$", "(?:ab||ad)",
        "(?:a*|b)*:", "(?:a*|(?P<g>:))*:?", "(?:a??)*", "(?=(?:a*)*b)", "(?:a(?=.*ab)|1)b?", "(?:[^1:]*|1[^1]*1)*:",
    ];

    /// <summary>A regex, nested as deep as that at most.</summary>
    public string Make(int depth)
    {
        var kind = random.Next(14);
        if (depth == 0 || kind < 4)
        {
            return Atom();
        }

        string Inner() => Make(depth - 1);
        switch (kind)
        {
            case < 8:
                return string.Concat(Several(Inner));
            case 8:
                return $"(?:{string.Join('|', Several(Inner))})";
            case 9:
                return $"(?P<g{++groups}>{Inner()})";
            case 10:
                return $"(?:{Inner()}){OneOf(groupQuantifiers)}";
            case 11:
                return OneOf(looks) + Inner() + ")";
            case 12:
                return OneOf(assertions);
            default:
                var number = ++groups;
                var first = $"(?P<g{number}>{Inner()})" + OneOf("", "?");
                var middle = Inner();
                return first + middle + (random.Next(2) == 0 ? $"(?(g{number}){Make(0)}|{Make(0)})" : $"(?P=g{number})");
        }
    }

    /// <summary>A subject of up to so many pieces.</summary>
    public static string Subject(Random random, int most) => string.Concat(Enumerable.Range(0, random.Next(most)).Select(_ => Piece(random)));

    /// <summary>A piece of a subject.</summary>
    public static string Piece(Random random) => pieces[random.Next(pieces.Length)];

    private string Atom()
    {
        var atom = OneOf(atoms);
        if (atom.StartsWith("(?P", StringComparison.Ordinal))
        {
            return taken.Add(atom) ? atom : "a";
        }

        if (random.NextDouble() >= 0.4)
        {
            return atom;
        }

        return (atom.Length == 1 || @"\[(".Contains(atom[0], StringComparison.Ordinal) ? atom : $"(?:{atom})") + OneOf(quantifiers);
    }

    private string[] Several(Func<string> make) => Enumerable.Range(0, random.Next(2, 4)).Select(_ => make()).ToArray();

    private string OneOf(params string[] options) => options[random.Next(options.Length)];
}
