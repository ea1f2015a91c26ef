using Xunit;

namespace Banhammer.FilterGenerator.Tests;

/// <summary>Filters with one error, and the diagnostic for it: path, line and column from 1.</summary>
internal static class FaultCases
{
    public static TheoryData<string, string> All { get; } = new()
    {
        // An unclosed group.
        { "[Definition]\nfailregex = ^(unclosed <HOST>$\n", "/repo/filters/gate.conf(2,14): BH0203 Error" },

        // An unclosed group in the second of two regexes.
        { "[Definition]\nfailregex = ^open <HOST>$\n            ^shut (?:x <HOST>$\n", "/repo/filters/gate.conf(3,19): BH0203 Error" },

        // A file that isn't there.
        { "[INCLUDES]\nbefore = nowhere.conf\n[Definition]\nfailregex = ^open <HOST>$\n", "/repo/filters/gate.conf(2,10): BH0007 Error" },

        // Options that stand for each other; the place is the reference that closes the circle.
        { "[Definition]\na = %(b)s\nb = %(a)s\nfailregex = ^%(a)s <HOST>$\n", "/repo/filters/gate.conf(3,5): BH0103 Error" },

        // Two groups of one name.
        { "[Definition]\nfailregex = ^(?P<who>x) (?P<who>y) <HOST>$\n", "/repo/filters/gate.conf(2,29): BH0216 Error" },

        // Two addresses, which are groups of one name too.
        { "[Definition]\nfailregex = ^from <ADDR> to <ADDR>$\n", "/repo/filters/gate.conf(2,29): BH0216 Error" },
    };
}
