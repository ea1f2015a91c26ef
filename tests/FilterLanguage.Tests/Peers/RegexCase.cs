using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using Banhammer.FilterLanguage.Tests.Fuzzing;

namespace Banhammer.FilterLanguage.Tests.Peers;

/// <summary>A regex and texts to search, for us and for the peer.</summary>
/// <param name="Regex">As a filter has it, with tags.</param>
/// <param name="Multiline">Whether it is one of a filter with <c>maxlines</c>.</param>
/// <param name="Subjects">Texts of characters up to U+FFFF: beyond, the two count differently.</param>
internal sealed record RegexCase(string Regex, bool Multiline, IReadOnlyList<string> Subjects)
{
    private static readonly string[] Texts =
    [
        "a", "a", "b", "1", ":", ":", " ", "s", "S", "\n", "é", "É", "ſ", "K", "k", "ß", "ẞ", "٣", "\u00a0", "\u001d", "\u0301", "²", "1.2.3.4", "::1", "a::b", "ab", "AB", ".", "aaaaa",
        "1234", "_", "-", "İ", "ı", "ö", "Ö", "\u2028", "\r",
    ];

    private static readonly string[] Tags =
        ["<F-USER>", "</F-USER>", "<F-ID>", "</F-ID>", "<F-ID/>", "<F-PORT/>", "<CIDR>", "<DNS>", "<SKIPLINES>", "<f-user>", "<F-ALT_A-B>", "<HOSTS>", "((?i)", "(?:(?i)", "(?i)", "(?s)", "(?x) # c\n"];

    /// <summary>The one that a seed makes; its regex is spoilt now and then.</summary>
    public static RegexCase Of(int seed)
    {
        var chance = new Chance(seed);
        var regex = RegexMaker.Make(chance);
        if (chance.Percent(10))
            regex = regex.Insert(chance.Below(regex.Length + 1), chance.Of(Tags));

        if (chance.Percent(15))
            regex = new TextMutator(chance, [RegexMaker.Make(chance)]).Mutate(regex);

        var subjects = Enumerable.Range(0, 12).Select(_ => string.Concat(Enumerable.Range(0, chance.Below(14)).Select(_ => chance.Of(Texts))));
        // Halves of pairs can't be sent, and the installed version has another <IP6>.
        regex = string.Concat(regex.Where(c => !char.IsSurrogate(c))).Replace("<ADDR>", "<DNS>").Replace("<HOST>", "<DNS>");
        return new(regex, chance.Percent(20), [.. subjects]);
    }

    /// <summary>What <c>regexes.py</c> reads.</summary>
    /// <param name="all">Asks where each match begins.</param>
    public JsonNode ToJson(bool all = false) => new JsonObject
    {
        ["regex"] = Regex,
        ["multiline"] = Multiline,
        ["subjects"] = new JsonArray([.. Subjects.Select(subject => (JsonNode?)subject)]),
        ["all"] = all,
    };
}
