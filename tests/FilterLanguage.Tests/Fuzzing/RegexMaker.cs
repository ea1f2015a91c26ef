using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Banhammer.FilterLanguage.Tests.Fuzzing;

/// <summary>Makes valid regexes out of what filters use: address groups, lazy and possessive loops, lookaround, conditionals, back-references.</summary>
internal sealed class RegexMaker(Chance chance)
{
    private static readonly string[] Atoms =
    [
        "a", "b", "1", ":", " ", "ab", "é", ".", @"\d", @"\w", @"\s", @"\S", @"\W", @"\D", "[^ab]", "[a1:]", "[^:]", @"[\w.-]", @"[^\s\d]", @"\n", "ſ", "K", "ß", "²",
        "(?i:s)", "(?i:[^k])", "(?i:ß)", "(?i:[à-ö])", "(?a:\\w)", @"\x1d", @"\u00e9", "(?s:.)", "(?:(?!ab).)*", "(?:(?!a).)*?", "(?:(?!::)[^b])+",
        @"(?P<ip4>(?:\d{1,3}\.){3}\d{1,3})", "(?P<ip6>(?:[0-9a-fA-F]{1,4}::?|:){1,7}(?:[0-9a-fA-F]{1,4}|(?<=:):))", @"(?P<dns>[\w\-.^_]*\w)",
    ];

    private static readonly string[] Loops = ["*", "+", "?", "*?", "+?", "??", "{2}", "{1,3}", "{,2}", "{0,2}?", "*+", "?+", "{2,}", "{1,2}+"];

    private static readonly string[] Assertions = ["^", "$", @"\b", @"\B", @"\A", @"\Z", "(?<=a)", @"(?<!\s)", "(?<=ab|1:)", "(?m:^)", "(?m:$)"];

    // What random trees seldom put together.
    private static readonly string[] Rows =
    [
        "(?:(?P<g>a)?b(?(g)1|:))*", "(?:(?P<g>a)|b(?(g)1|:))+", "(?:(?P<g>a)?b)*(?(g)1|:)", "(?:(?P<g>a)?b){0,2}(?(g)1|:)", @"(?=(?P<g>a)?)\w(?(g)b|1)",
        "(?:(?:(?P<g>a)|b)*?1(?(g):|b))*?:", "a*ab", "a*?ab", "(?:(?!ab).)*b", "(a*)a", "(?:ab)?$", "(?:ab||ad)", "(?:a*|b)*:", "(?:a*|(?P<g>:))*:?",
        "(?:a??)*", "(?=(?:a*)*b)", "(?:a(?=.*ab)|1)b?", "(?:[^1:]*|1[^1]*1)*:", "(?i)(?P<g>s)+(?P=g)", "(?:(?P<g>.)(?!(?P=g)))+", "(?>a*|b)+1", "(?:(?>a)|ab)+b",
    ];

    private readonly HashSet<string> taken = [];
    private int groups;

    /// <summary>A regex whose groups nest at most some five deep.</summary>
    public static string Make(Chance chance) => chance.Percent(5) ? chance.Of(Rows) : new RegexMaker(chance).Make(4);

    private string Make(int depth)
    {
        var kind = chance.Below(14);
        if (depth == 0 || kind < 4)
            return Repeated();

        return kind switch
        {
            < 8 => string.Concat(Several(depth)),
            8 => "(?:" + string.Join('|', Several(depth)) + ")",
            9 => Group(depth),
            10 => "(?:" + Make(depth - 1) + ")" + chance.Of(Loops),
            11 => chance.Of(["(?!", "(?=", "(?!", "(?>"]) + Make(depth - 1) + ")",
            12 => chance.Of(Assertions),
            _ => Reference(depth),
        };
    }

    private string Repeated()
    {
        var atom = Atom();
        if (atom.StartsWith("(?P", System.StringComparison.Ordinal) || chance.Percent(60))
            return atom;

        return (atom.Length == 1 || atom[0] is '\\' or '[' ? atom : "(?:" + atom + ")") + chance.Of(Loops);
    }

    private string Atom()
    {
        var atom = chance.Of(Atoms);
        if (!atom.StartsWith("(?P<", System.StringComparison.Ordinal))
            return atom;

        groups++;
        return taken.Add(atom) ? atom : "a";
    }

    private string[] Several(int depth) => [.. Enumerable.Range(0, 2 + chance.Below(2)).Select(_ => Make(depth - 1))];

    private string Group(int depth)
    {
        if (chance.Percent(20))
            return "(" + Make(depth - 1) + ")";

        return "(?P<" + NextName() + ">" + Make(depth - 1) + ")";
    }

    private string Reference(int depth)
    {
        var name = NextName();
        var group = "(?P<" + name + ">" + Make(depth - 1) + ")" + (chance.Percent(50) ? "?" : "") + Make(depth - 1);
        return chance.Percent(50) ? group + "(?P=" + name + ")" : group + "(?(" + name + ")" + Make(0) + "|" + Make(0) + ")";
    }

    private string NextName() => "g" + (++groups).ToString(CultureInfo.InvariantCulture);
}
