using Xunit;

namespace Banhammer.Engine.Tests.Matching.Programs;

/// <summary>Regexes for each operation, and for each shortcut where it must not be taken, with what Python finds in a subject.</summary>
public static class ProgramCases
{
    private const string Ip4 = @"(?P<ip4>(?:\d{1,3}\.){3}\d{1,3})";
    private const string Ip6 = "(?P<ip6>(?:[0-9a-fA-F]{1,4}::?|:){1,7}(?:[0-9a-fA-F]{1,4}|(?<=:):))";
    private const string HostName = @"(?P<dns>[\w\-.^_]*\w)";
    private const string Host = @"(?:\[?(?:(?:::f{4,6}:)?" + Ip4 + "|" + Ip6 + @")\]?|" + HostName + ")";

    /// <summary>Name, regex, subject without its final line feed, answer.</summary>
    public static TheoryData<string, string, string, string> Rows => new()
    {
        { "a run that what follows can start in", "a*ab", "aab", "match=0-3" },
        { "the same, lazy", "a*?ab", "aab", "match=0-3" },
        { "a run that stops elsewhere than what follows starts", "(?:(?!ab).)*b", "xb", "match=0-2" },
        { "a run followed by one more of it", "(?P<g>a*)a", "aa", "match=0-2 g=0-1" },
        { "nothing can fail behind a lazy run", "a+?", "aaa", "match=0-1" },
        { "a literal in a lookahead only", "(?:a(?=.*ab)|1)b?", "abab", "match=0-2" },
        { "an address and a host name that begins with it", @"^(?P<h>" + Host + @")\.evil$", "1.2.3.4.evil", "match=0-12 h=0-7 ip4=0-7 ip6=- dns=-" },
        { "nothing, at the end", "(?:ab)?$", "", "match=0-0" },
        { "an empty alternative between two of the same head", "(?:ab||ad)", "ad", "match=0-0" },
        { "iterations that take nothing", "(?:a*|b)*:", "ab:", "match=0-3" },
        { "iterations that take nothing, captured", "(?:a*|(?P<g>:))*:?", "a:", "match=0-2 g=-" },
        { "lazy iterations that take nothing", "(?:a??)*", "aa", "match=0-0" },
        { "a conditional in a loop", "(?:(?P<g>a)?b(?(g)1|:))*", "b:ab1b:", "match=0-5 g=2-3" },
        { "a group that an iteration before set", "(?:(?P<g>a)|b(?(g)1|:))+", "ab1", "match=0-3 g=0-1" },
        { "loops in a lookahead", "(?=(?:a*)*b)", "aab", "match=0-0" },
        { "a body that succeeds, then what is around it fails", "(?:(?=(?:a*)*b)x|a)+b", "aaab", "match=0-4" },
        { "captures of a negative lookahead", "(?!(?P<g>a)b)a(?P<h>.)", "abac", "match=2-4 g=- h=3-4" },
        { "captures of a positive one", "(?=(?P<g>a+))a(?P=g)?", "aaa", "match=0-1 g=0-3" },
        { "an atomic group gives nothing back", "(?>a+)a|(?P<g>a)b", "aab", "match=1-3 g=1-2" },
        { "boundaries around accents", @"\bé\w*\b", "x éa", "match=2-5" },
        { "not a boundary", @"a\B.", "ab", "match=0-2" },
        { "a lookbehind over several bytes", "(?<=é)a", "aéa", "match=3-4" },
        { "bounded runs count code points", "^.{2,3}b", "ééab", "match=0-6" },
        { "bounded lazy runs", "^.{1,3}?b(?P<g>.*)", "éébb", "match=0-6 g=5-6" },
        { "case beyond ASCII", "(?i:sk)", "ſK", "match=0-3" },
        { "the first of several lines", "(?m:^b$)", "a\nb\nc", "match=2-3" },
        { "the end before a final line feed", "a$", "a", "match=0-1" },
        { "the very end", @"a\n\Z", "a", "match=0-2" },
        { "the very end is not before the line feed", @"a\Z", "a", "no match" },
        { "white space takes the line feed", @"a(?P<g>\s*)$", "a ", "match=0-3 g=1-3" },
        { "an IPv6 address that can end in several places", Ip6 + "b", "1::2bb", "match=0-6 ip6=0-5" },
        { "an IPv4 address that can end in several places", Ip4 + "4", "1.2.3.444", "match=0-9 ip4=0-8" },
        { "digits of another script", Ip4, "x1.2.3.٣", "match=1-9 ip4=1-9" },
        { "a host name gives back what is no word", HostName, "..a.b-.", "match=0-5 dns=0-5" },
        { "a reference", @"(?P<g>\w+) (?P=g)", "ab ab", "match=0-5 g=0-2" },
        { "a reference to nothing", "(?P<g>x*)a(?P=g)b", "ab", "match=0-2 g=0-0" },
        { "a group of each iteration", "(?:(?P<g>[ab])[cd])+", "acbd", "match=0-4 g=2-3" },
    };

    /// <summary>Regexes that take time in proportion to a power of the text, or to a power of two, and what makes a subject: head, what is repeated, tail.</summary>
    public static TheoryData<string, string, string, string> Attacks => new()
    {
        { "^(a+)+$", "", "a", "!" },
        { "^(?:a|aa)+$", "", "a", "!" },
        { "^(?:a|b|ab)*c", "", "ab", "!" },
        { "(?:x+x+)+y", "", "x", "" },
        { "^(?:.*,)*x", "", "a,", "" },
        { "^.*a.*b.*c$", "", "ab", "" },
        { @"^\s*\S+\s+sshd\s+\d+\s+\S+\s(?:\[(?:[^\]""]*|""[^""]*"")*\])+ x$", " h sshd 1 - [", "a", "" },
        { @"^logger=context(?: \S+=(?:""[^""]*""|\S+))* error=(?P<e>.*) logger=x$", "logger=context", " logger=\" logger=", "" },
        { @"^.*, user=(?P<u>.*), ip=\[(?P<h>.*)\]$", "", ", user=", "" },
        { @"(?P<h>[\w\-.^_]*\w)!", "", ".", "" },
        { @"(?:(?!ab).)*?ab(?P<g>.*) from \S+$", "", "ab from ", "" },
        { @"(?=(?:\w*\d*)*:)x", "", "1", "" },
        { @"(?:[0-9a-fA-F]{1,4}::?|:){1,7}(?:[0-9a-fA-F]{1,4}|(?<=:):)!", "", "1:", "" },
    };
}
