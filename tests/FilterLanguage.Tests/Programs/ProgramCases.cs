using Xunit;

namespace Banhammer.FilterLanguage.Tests.Programs;

/// <summary>Regexes, and the listings of their programs with the lines joined by slashes.</summary>
internal static class ProgramCases
{
    private const string Ip4 = @"(?P<ip4>(?:\d{1,3}\.){3}\d{1,3})";
    private const string Ip6 = "(?P<ip6>(?:[0-9a-fA-F]{1,4}::?|:){1,7}(?:[0-9a-fA-F]{1,4}|(?<=:):))";
    private const string Dns = @"(?P<dns>[\w\-.^_]*\w)";
    private const string Space = @"[\x09-\x0d\x1c- ]?";
    private const string NotSpace = @"[^\x09-\x0d\x1c- ]?";
    private const string Word = "[0-9A-Z_a-z]?";
    private const string HostName = @"[^\x00-,/:-@[-]`{-\x7f]?";

    /// <summary>How each construct of the dialect is written as operations.</summary>
    public static TheoryData<string, string> Constructs => new()
    {
        { "a(?:b)(c)", "0 literal 'abc' / 1 accept" },
        { "é.", @"0 literal '\xc3\xa9' / 1 set [^\x0a]… / 2 accept" },
        { @"(?s:.)\D[^\d]", "0 set [^]… / 1 set [^0-9]? / 2 set [^0-9]? / 3 accept" },
        { @"(?i)sk-2", "0 set [Ss]? / 1 set [Kk]? / 2 literal '-2' / 3 accept" },
        { @"(?ai)sé\d", @"0 set [Ss] / 1 literal '\xc3\xa9' / 2 set [0-9] / 3 accept" },
        { "(?P<x>a)|b", "0 split 1 5 / 1 save 0 / 2 literal 'a' / 3 save 1 / 4 accept / 5 literal 'b' → 4" },
        { "a|[bc]|d", "0 set [a-d] / 1 accept" },
        { "ab|ac", "0 literal 'a' / 1 set [bc] / 2 accept" },
        { @"^\d+x|^\d+yz", "0 at Start / 1 split 2 5 / 2 span [0-9]? + / 3 literal 'x' / 4 accept / 5 span [0-9]? + / 6 literal 'yz' → 4" },
        { "(?:abc||abd)", "0 split 1 2 3 / 1 literal 'abc' / 2 accept / 3 literal 'abd' → 2" },
        {
            "(?:abc|abde|abdf|x)y",
            "0 split 1 10 / 1 literal 'ab' / 2 split 3 6 / 3 literal 'c' / 4 literal 'y' / 5 accept"
                + " / 6 literal 'd' / 7 split 8 9 / 8 literal 'e' → 4 / 9 literal 'f' → 4 / 10 literal 'x' → 4"
        },
        { "(?:ab){2,4}", "0 literal 'ab' / 1 literal 'ab' / 2 split 3 6 / 3 literal 'ab' / 4 split 5 6 / 5 literal 'ab' / 6 accept" },
        { "(?:ab){1,}?c", "0 literal 'ab' / 1 split star 2 4 / 2 literal 'c' / 3 accept / 4 literal 'ab' → 1" },
        { "(?:ab){0}c", "0 literal 'c' / 1 accept" },
        { "(?:ab)++a", "0 atomic body 1 → 5 / 1 literal 'ab' / 2 split star 3 4 / 3 literal 'ab' → 2 / 4 done / 5 literal 'a' / 6 accept" },
        { "(?>a|ab)c", "0 atomic body 1 → 5 / 1 literal 'a' / 2 split 3 4 / 3 done / 4 literal 'b' → 3 / 5 literal 'c' / 6 accept" },
        { "(?=a)b(?!c)", "0 look body 1 → 3 / 1 literal 'a' / 2 done / 3 literal 'b' / 4 look not body 5 → 7 / 5 literal 'c' / 6 done / 7 accept" },
        { @"(?<=\s)a(?<!b)", $"0 behind {Space} / 1 literal 'a' / 2 behind not [b] / 3 accept" },
        { @"\ba\B$", $"0 at WordBoundary {Word} / 1 literal 'a' / 2 at NotWordBoundary {Word} / 3 at End / 4 accept" },
        { "(?P<q>[\"'])x(?P=q)", @"0 save 0 / 1 set [""\x27] / 2 save 1 / 3 literal 'x' / 4 reference group 0 / 5 accept" },
        { "(a)\\1(?P<n>b)", "0 save 2 / 1 literal 'a' / 2 save 3 / 3 reference group 1 / 4 save 0 / 5 literal 'b' / 6 save 1 / 7 accept" },
    };

    /// <summary>Conditionals: decided on the way wherever that tells, and else when the program runs.</summary>
    public static TheoryData<string, string> Conditionals => new()
    {
        {
            "^(?P<x>a)?b(?(x)c|d)",
            "0 at Start / 1 split 2 8 / 2 save 0 / 3 literal 'a' / 4 save 1 / 5 literal 'b' / 6 literal 'c' / 7 accept"
                + " / 8 literal 'b' / 9 literal 'd' / 10 accept"
        },
        { "(?(1)a|b)(c)", "0 literal 'b' / 1 save 0 / 2 literal 'c' / 3 save 1 / 4 accept" },
        {
            "(?:(?P<x>a)?b(?(x)c|d))*",
            "0 split star 1 9 / 1 split 2 5 / 2 save 0 / 3 literal 'a' / 4 save 1 / 5 literal 'b' / 6 ifset group 0 else 7 → 8"
                + " / 7 literal 'd' → 0 / 8 literal 'c' → 0 / 9 accept"
        },
    };

    /// <summary>Loops with and without a choice, each by the reason for it.</summary>
    public static TheoryData<string, string> Loops => new()
    {
        { @"\S+ x", $"0 span {NotSpace} + / 1 literal ' x' / 2 accept" },
        { @"\S+?\s", $"0 span {NotSpace} + / 1 set {Space} / 2 accept" },
        { "a{1,3}b", "0 span [a] {1,3} / 1 literal 'b' / 2 accept" },
        { "a{3}a", "0 span [a] {3} / 1 literal 'a' / 2 accept" },
        { "a++a", "0 span [a] + / 1 literal 'a' / 2 accept" },
        { "a*ab", "0 loop [a] * to 'ab' / 1 literal 'ab' / 2 accept" },
        { "a*?ab", "0 loop [a] *? to 'ab' / 1 literal 'ab' / 2 accept" },
        { @".*\d", @"0 loop [^\x0a]… * / 1 set [0-9]? / 2 accept" },
        { "(?P<g>a*)", "0 save 0 / 1 span [a] * / 2 save 1 / 3 accept" },
        { "x(?P<g>a+?)", "0 literal 'x' / 1 save 0 / 2 span [a] {1} / 3 save 1 / 4 accept" },
        { "(?:(?! from ).)*? from ", @"0 span [^\x0a]… * before ' from ' / 1 literal ' from ' / 2 accept" },
        { "(?:(?!ab).)*b", @"0 loop [^\x0a]… * before 'ab' to 'b' / 1 literal 'b' / 2 accept" },
        { "(?:(?!ab).){2,4}ab", @"0 loop [^\x0a]… {2,4} before 'ab' to 'ab' / 1 literal 'ab' / 2 accept" },
        { "(?:a*|b)*:", "0 split star 1 5 / 1 mark 0 / 2 split 3 7 / 3 loop [a] * / 4 check 0 else 5 → 0 / 5 literal ':' / 6 accept / 7 literal 'b' → 4" },
        { "(?:a?b?){0,1}:", "0 split 1 5 / 1 mark 0 / 2 span [a] ? / 3 span [b] ? / 4 check 0 else 5 / 5 literal ':' / 6 accept" },
    };

    /// <summary>Addresses, by what may follow them.</summary>
    public static TheoryData<string, string> Addresses => new()
    {
        { Ip4 + "$", "0 save 0 / 1 ip4 single / 2 save 1 / 3 at End / 4 accept" },
        { Ip4 + @"\d", "0 save 0 / 1 ip4 / 2 save 1 / 3 set [0-9]? / 4 accept" },
        { Ip6 + "]", "0 save 0 / 1 ip6 single / 2 save 1 / 3 literal ']' / 4 accept" },
        { Ip6 + ":", "0 save 0 / 1 ip6 / 2 save 1 / 3 literal ':' / 4 accept" },
        { Dns + " ", $"0 save 0 / 1 dns {HostName} single / 2 save 1 / 3 literal ' ' / 4 accept" },
        { Dns, $"0 save 0 / 1 dns {HostName} / 2 save 1 / 3 accept" },
        { Dns + @"\.evil", $"0 save 0 / 1 loop {HostName} * / 2 set {Word} / 3 save 1 / 4 literal '.evil' / 5 accept" },
        { "(?i:" + Dns + ") ", $"0 save 0 / 1 loop {HostName} * / 2 set {Word} / 3 save 1 / 4 literal ' ' / 5 accept" },
    };
}
