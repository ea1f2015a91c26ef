using Xunit;

namespace Banhammer.Engine.Tests.Matching;

/// <summary>Lines in Latin-1 (one character a byte), where the date stands in them, and what the group <c>g</c> takes.</summary>
public static class RegexMatcherCases
{
    private const string E = "\u00c3\u00a9";                   // é in UTF-8
    private const string Euro = "\u00e2\u0082\u00ac";          // €
    private const string Face = "\u00f0\u009f\u0098\u0080";    // a character beyond the BMP

    /// <summary>Name, regex, line, cut, start and end of the group in bytes, its text.</summary>
    public static TheoryData<string, string, string, int, int, int, int, string> Rows => new()
    {
        { "no cut", "a(?P<g>b+)c", "xxabbc", 0, 0, 3, 5, "bb" },
        { "cut at the start", "^ (?P<g>b+)$", "DATE bb", 0, 4, 5, 7, "bb" },
        { "cut in the middle, before the group", @"^\[\] (?P<g>b+)$", "[DATE] bb", 1, 5, 7, 9, "bb" },
        { "cut in the middle, behind the group", @"^(?P<g>a+) at $", "aa at DATE", 6, 10, 0, 2, "aa" },
        { "cut at the end", "^(?P<g>a+) $", "aaa DATE", 4, 8, 0, 3, "aaa" },
        { "group around the cut", "^(?P<g>.*)$", "ab DATE cd", 3, 7, 0, 10, "ab  cd" },
        { "group up to the cut", "^(?P<g>ab) ", "ab DATE cd", 3, 7, 0, 2, "ab" },
        { "group from the cut", "^ab (?P<g>.*)$", "ab DATE cd", 3, 7, 7, 10, " cd" },
        { "group ends at the cut", "^(?P<g>ab )", "ab DATE cd", 3, 7, 0, 3, "ab " },
        { "empty group at the cut", "^ab (?P<g>) cd", "ab DATE cd", 3, 7, 3, 3, "" },
        { "group takes the newline", @"^a(?P<g>b\s*)$", "ab", 0, 0, 1, 3, "b\n" },
        { "group takes the newline behind the cut", @"^a(?P<g>\s*)$", "aDATE", 1, 5, 5, 6, "\n" },
        { "only the newline", @"^(?P<g>\n)", "", 0, 0, 0, 1, "\n" },
        { "empty line", "^(?P<g>)$", "", 0, 0, 0, 0, "" },
        { "the line is all date", "^(?P<g>)$", "DATE", 0, 4, 4, 4, "" },
        { "two bytes before", "(?P<g>b+)", E + "bb", 0, 0, 2, 4, "bb" },
        { "two bytes inside", "^a(?P<g>.)b", "a" + E + "b", 0, 0, 1, 3, "é" },
        { "three bytes", "(?P<g>.b)", "a" + Euro + "b", 0, 0, 1, 5, "€b" },
        { "four bytes before", "(?P<g>b)", Face + "b", 0, 0, 4, 5, "b" },
        { "four bytes inside", @"^a(?P<g>\S+) b", "a" + Face + " b", 0, 0, 1, 5, "\U0001F600" },
        { "four bytes, then the cut", @"^(?P<g>\S+) x (?P<h>\S+)$", Face + " DATEx b", 5, 9, 0, 4, "\U0001F600" },
        { "characters on both sides of the cut", "^(?P<g>.*)$", E + "DATE" + Euro, 2, 6, 0, 9, "é€" },
        { "an invalid byte is one character", "^a(?P<g>.)b", "a\u00ffb", 0, 0, 1, 2, "\ufffd" },
        { "a cut-off sequence is one character", "^a(?P<g>.)b", "a\u00e2\u0082b", 0, 0, 1, 3, "\ufffd" },
        { "an overlong form is two characters", "^a(?P<g>..)b", "a\u00c0\u0080b", 0, 0, 1, 3, "\ufffd\ufffd" },
        { "a surrogate in UTF-8 is three characters", "^a(?P<g>...)b", "a\u00ed\u00a0\u0080b", 0, 0, 1, 4, "\ufffd\ufffd\ufffd" },
        { "NUL is a character", @"^a(?P<g>\x00+)b", "a\0\0b", 0, 0, 1, 3, "\0\0" },
        { "a carriage return stays", "^a(?P<g>.)b", "a\rb", 0, 0, 1, 2, "\r" },
    };
}
