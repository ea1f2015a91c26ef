using System;
using System.Collections.Generic;
using System.Linq;

namespace Banhammer.Corpus.Tests.Dates;

/// <summary>Puts date patterns together from all tokens and marks that there are, most of them of sense.</summary>
internal static class PatternSampler
{
    private static readonly string[] years = ["%Y", "%ExY", "%y", "%Exy", "(?:%ExY|%Exy)", "%G"];
    private static readonly string[] months = ["%m", "%Exm", "%b", "%B"];
    private static readonly string[] days = ["%d", "%Exd"];
    private static readonly string[] hours = ["%H", "%ExH", "%k", "%Exk", "%I", "%l", "%Exl", "%I", "%l"];
    private static readonly string[] minutes = ["%M", "%ExM"];
    private static readonly string[] seconds = ["%S", "%ExS", @"%S(?:\.%f)?", "%S[.,]%f"];
    private static readonly string[] zones = ["%z", "%Z", "%Exz", "%ExZ"];
    private static readonly string[] weeks = ["%j", "%U %w", "%W %a", "%W %u", "%A %U", "%V %u", "%j", "%w"];
    private static readonly string[] composites = ["%c", "%x", "%X", "%x %X"];
    private static readonly string[] separators = ["-", "/", " ", ":", @"\.", "", "T", " ?", @"\s*", "[ T]", "(?:-|/)", ", ", "%%", "[^%d]?"];
    private static readonly string[] begins = ["", "", "", "", "^", "{^LN-BEG}", "{UNB}", "**", "(?:^|x)", @"\[", "t=", "(?i)", "(?iu)^", @"\b", "^(?:a |b )?", "(**", "é "];
    private static readonly string[] ends = ["", "", "", "", "$", "**", @"\b", @"\s", @"\]", "Z", @"\**", "(?=x)", "(?!x)"];
    private static readonly string[] wholes =
        ["{DEFAULT}", "{^LN-BEG}", "{^ln-beg}", "{NONE}", "EPOCH", "^EPOCH", "{^LN-BEG}EPOCH", "{^LN-BEG}Epoch", "LEPOCH", "^LEPOCH", "{^LN-BEG}LEPOCH", "TAI64N", "^TAI64N", "{^LN-BEG}TAI64N",
         @"t=\<{EPOCH}\>", "{EPOCH}", "{LEPOCH} x", "^{EPOCH}", "^{LEPOCH}", "{DATE}", "^{DATE}", "{DATE}$", @"\[{DATE}\]", @"^[^\[]*\[({DATE})", @"\{DATE}", "x {date}", "{^LN-BEG}{DATE}", "{UNB}{DATE}", "ISO8601",
         "^WARNING:()**", @"^I\(()**", "()", @"^(?:\S+ )*%b %d %H:%M:%S", "%H:%M:%S %q", "100%", "(%H:%M", "%d %d", "(?P<x>%H):%M", "%b (%d) %H:%M:%S", @"(?<=\bat )%H:%M:%S", "%ExY%Exm%Exd%ExH%ExM%ExS", "{^LN-BEG}%H:%M:%S"];

    /// <summary>A <c>datepattern</c> of one line, or now and then of several.</summary>
    public static string Sample(Random random)
        => string.Join('\n', Enumerable.Range(0, random.Next(4) == 0 ? random.Next(2, 4) : 1).Select(_ => Line(random)));

    private static string Line(Random random)
    {
        if (random.Next(5) == 0) return Any(wholes, random);
        if (random.Next(12) == 0) return Any(begins, random) + Any(composites, random) + Any(ends, random);
        var parts = Date(random);
        if (random.Next(5) > 0) parts.Insert(random.Next(2) == 0 ? 0 : parts.Count, Time(random));
        if (random.Next(4) == 0) parts.Add(Any(zones, random));
        if (random.Next(12) == 0) parts.Insert(0, Any(zones, random));
        var separator = Any(separators, random);
        var text = string.Join(random.Next(2) == 0 ? separator : " ", parts.Select(part => random.Next(12) == 0 ? $"(?:{part})?" : random.Next(12) == 0 ? $"({part})" : part));
        if (random.Next(10) == 0) text = $"({text})";
        return Any(begins, random) + text + Any(ends, random);
    }

    private static List<string> Date(Random random)
    {
        if (random.Next(6) == 0) return random.Next(3) == 0 ? [Any(weeks, random)] : [Any(years, random), Any(weeks, random)];
        var parts = new List<string> { Any(months, random), Any(days, random) };
        if (random.Next(8) == 0) parts.RemoveAt(random.Next(2));
        if (random.Next(3) > 0) parts.Insert(random.Next(parts.Count + 1), Any(years, random));
        if (random.Next(4) == 0) parts.Insert(0, random.Next(2) == 0 ? "%a" : "%A");
        var separator = Any(separators, random);
        return random.Next(2) == 0 ? [string.Join(separator, parts)] : parts;
    }

    private static string Time(Random random)
    {
        var separator = random.Next(3) > 0 ? ":" : Any(separators, random);
        var hour = Any(hours, random);
        var time = hour + separator + Any(minutes, random) + (random.Next(4) > 0 ? separator + Any(seconds, random) : "");
        return hour.EndsWith('I') || hour.EndsWith('l') ? time + (random.Next(3) > 0 ? " %p" : random.Next(2) == 0 ? "(?: %p)?" : "") : time;
    }

    private static string Any(string[] texts, Random random) => texts[random.Next(texts.Length)];
}
