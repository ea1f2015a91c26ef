using Xunit;

namespace Banhammer.FilterLanguage.Tests.Definitions;

/// <summary>Files, options and the resulting failregexes. Each row was checked against the peer.</summary>
public static class FilterLoaderCases
{
    /// <summary>What stands after <c>[Definition]</c>, the options passed, and the first failregex.</summary>
    public static TheoryData<string, string[], string> Values => new()
    {
        { "failregex = %(a)s\na = 1", [], "1" },
        { "failregex = %(A)s\na = 1", [], "1" },
        { "failregex = 100%%\n", [], "100%" },
        { "failregex = %%(a)s\na = 1", [], "%(a)s" },
        { "failregex = %(a)s-%(a)s\na = <%(b)s>\nb = 2", [], "<2>-<2>" },
        { "failregex = %(__name__)s", [], "Definition" },
        { "failregex = %(a)s\n[DEFAULT]\na = %(__name__)s", [], "Definition" },
        { "failregex = %(s/a)s\nr = own\n[s]\na = %(r)s\nr = theirs", [], "own" },
        { "failregex = <s/a>\nr = own\n[s]\na = %(r)s\nr = theirs", [], "theirs" },
        { "failregex = %(s/d)s\n[s]\na = 1\n[DEFAULT]\nd = 2", [], "2" },
        { "failregex = %(default/a)s\na = own\n[DEFAULT]\na = inherited", [], "inherited" },
        { "failregex = <default/a>\na = own\n[DEFAULT]\na = inherited", [], "inherited" },
        { "failregex = <a>\na = 1", [], "1" },
        { "failregex = <A>\na = 1", [], "1" },
        { "failregex = <A>\n[Init]\na = 1", [], "<A>" },
        { "failregex = <a>\n[Init]\na = 1", [], "1" },
        { "failregex = x<a>y\na =", [], "xy" },
        { "failregex = <HOST> <F-USER>a</F-USER> <a b> <> < >", [], "<HOST> <F-USER>a</F-USER> <a b> <> < >" },
        { "failregex = (?<!x)<a>(?P<n>)\na = 1", [], "(?<!x)1(?P<n>)" },
        { "failregex = <x-<mode>>\nmode = one\nx-one = 1\nx-two = 2", [], "1" },
        { "failregex = <x-<mode>>\nmode = one\nx-one = 1\nx-two = 2", ["mode=two"], "2" },
        { "failregex = <x-<mode>>\nmode = one\nx-one = 1", ["mode=other"], "<x-other>" },
        { "failregex = <x-<y-<z>>>\nz = a\ny-a = b\nx-b = deep", [], "deep" },
        { "failregex = <lt_<logtype>/p>\n[lt_file]\np = F\n[lt_journal]\np = J", [], "F" },
        { "failregex = <lt_<logtype>/p>\n[lt_file]\np = F\n[lt_journal]\np = J", ["logtype=journal"], "J" },
        { "failregex = <lt_<logtype>/p>\n[lt_file]\np = F\n[lt_journal]\np = J", ["logtype="], "F" },
        { "failregex = <lt_<logtype>/p>\nlogtype = journal\n[lt_file]\np = F\n[lt_journal]\np = J", [], "J" },
        { "failregex = %(m)s <m>\nm = def\n[Init]\nm = init", [], "def init" },
        { "failregex = %(m)s <m>\nm = def\n[Init]\nm = init", ["m=arg"], "arg arg" },
        { "failregex = <q>\n[Init]\nq = stock", ["q=<known/q>|more"], "stock|more" },
        { "failregex = def", ["failregex=arg"], "arg" },
        { "failregex = def", ["FailRegex=%(__name__)s"], "Definition" },
        { "failregex = def\n[Init]\nfailregex = init", [], "init" },
        { "failregex = %(Q)s <Q> <q>\nq = def", ["Q=arg"], "arg arg arg" },
        { "failregex = <m>\nm = def\n[Init?family=inet6]\nm = six\n[Init]\nm = four", [], "<m>" },
        { "failregex = %(a)s\na = %(b)s\nb = %(c)s\nc = %(d)s\nd = %(e)s\ne = %(f)s\nf = %(g)s\ng = %(h)s\nh = %(i)s\ni = 1", [], "1" },
        { "failregex = <a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a>\na = 1", [], "111111111111111111111111111" },
    };

    /// <summary>What stands after <c>[Definition]</c> in line 1, and the fault: id, line, column, length, a part of its message.</summary>
    public static TheoryData<string, string, int, int, int, string> Faults => new()
    {
        { "failregex = 5% of", "BH0101", 2, 14, 4, "'% of' in option 'failregex'" },
        { "failregex = a\n  b%(c", "BH0101", 3, 4, 3, "'%(c'" },
        { "failregex = %(a)d\na=1", "BH0101", 2, 13, 5, "'%(a)d'" },
        { "failregex = ok\n  %(nope)s", "BH0102", 3, 3, 8, "set 'nope' in '[Definition]' or '[DEFAULT]'" },
        { "failregex = %(adress)s\naddress = 1", "BH0102", 2, 13, 10, "did you mean '%(address)s'?" },
        { "failregex = %(nosec/a)s\na = 1", "BH0102", 2, 13, 11, "'%(nosec/a)s'" },
        { "failregex = %(Init/a)s\n[Init]\na = 1", "BH0102", 2, 13, 10, "'%(Init/a)s'" },
        { "failregex = %(a)s\na = %(b)s\nb = x%(a)s", "BH0103", 4, 6, 5, "option 'a' refers to itself: a (/d/f.conf:3) -> b (/d/f.conf:4) -> a;" },
        { "failregex = %(failregex)s", "BH0103", 2, 13, 13, "failregex (/d/f.conf:2) -> failregex" },
        {
            "failregex = %(a)s\na = %(b)s\nb = %(c)s\nc = %(d)s\nd = %(e)s\ne = %(f)s\nf = %(g)s\ng = %(h)s\nh = %(i)s\ni = %(j)s\nj = %%",
            "BH0104", 11, 5, 5, "more than 10 references inside each other, at '%(j)s'"
        },
        { "failregex = x<failregex>", "BH0105", 2, 14, 11, "failregex -> failregex" },
        { "failregex = x<a>\na = <b>\nb = <c>\nc = <a>", "BH0105", 5, 5, 3, "a -> b -> c -> a" },
        { "failregex = <a-<a>>\na = a-<a>", "BH0105", 3, 7, 3, "refers to itself" },
    };
}
