using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Banhammer.Engine.Dates;

namespace Banhammer.Corpus.Tests.Dates;

/// <summary>Lines to date: all kinds, from one seed.</summary>
internal sealed class DateCases(int seed)
{
    private static readonly string[] zones = ["UTC", "Europe/Zurich", "America/New_York"];
    private static readonly string?[] logTimeZones = [null, null, null, "CET", "+0530", "UTC-03"];

    private readonly Random random = new(seed);

    /// <summary>Lines of each default template, mutated, read by detectors that see a few of one template and then some of another.</summary>
    public IEnumerable<DateCase> OfDefaults(int lines)
    {
        for (var made = 0; made < lines;)
        {
            var mixed = Mixed(DateTemplateList.Default).Take(random.Next(1, 60)).ToArray();
            made += mixed.Length;
            yield return Case("", mixed);
        }
    }

    /// <summary>Lines for each of <paramref name="patterns"/>.</summary>
    public IEnumerable<DateCase> OfPatterns(IReadOnlyList<string> patterns, int lines)
    {
        for (var made = 0; made < lines;)
        {
            foreach (var pattern in patterns)
            {
                var templates = DateTemplateList.TryCompile(pattern, out var list, out _) ? list : DateTemplateList.Default;
                var mixed = Mixed(templates).Take(random.Next(1, 30)).ToArray();
                made += mixed.Length;
                yield return Case(pattern, mixed);
            }
        }
    }

    /// <summary>The lines of the annotated logs that come with the peer, each log by one detector.</summary>
    public static IEnumerable<DateCase> OfLogs(Func<string, string> patternOf)
    {
        foreach (var log in Directory.GetFiles(Peer.Logs).Order(StringComparer.Ordinal))
        {
            var lines = LogReading.Lines(log).Where(line => line.Length > 0 && line[0] != '#').Select(line => new DatedLine((long)FilterRun.SampleNow.Seconds, line)).ToArray();
            if (lines.Length > 0) yield return new DateCase(patternOf(Path.GetFileName(log)), "Europe/Zurich", null, lines);
        }
    }

    /// <summary>Lines for patterns that are put together at random; some are refused.</summary>
    public IEnumerable<DateCase> OfRandomPatterns(int lines)
    {
        for (var made = 0; made < lines;)
        {
            var pattern = PatternSampler.Sample(random);
            var templates = DateTemplateList.TryCompile(pattern, out var list, out _) ? list : DateTemplateList.Default;
            var mixed = Mixed(templates).Take(random.Next(1, 20)).ToArray();
            made += mixed.Length;
            yield return Case(pattern, mixed);
        }
    }

    /// <summary>Stamps around the hours at which local time jumps.</summary>
    public IEnumerable<DateCase> OfClockChanges(int lines)
    {
        var formats = (string[])["yyyy-MM-dd HH:mm:ss", "MMM d HH:mm:ss", "dd/MMM/yyyy:HH:mm:ss", "HH:mm:ss", "yyyyMMddTHHmmss", "MMM dd yyyy HH:mm:ss"];
        for (var made = 0; made < lines; made += 20)
        {
            var changes = (string[])["2025-03-30T01:00:00Z", "2025-10-26T01:00:00Z", "2025-03-09T07:00:00Z", "2025-11-02T06:00:00Z", "2024-02-29T00:00:00Z", "2025-12-31T23:00:00Z"];
            var change = DateTimeOffset.Parse(changes[random.Next(changes.Length)], CultureInfo.InvariantCulture);
            var (zone, format) = (zones[random.Next(zones.Length)], formats[random.Next(formats.Length)]);
            var now = change.ToUnixTimeSeconds() + random.Next(-3, 400) * random.Next(86_400);
            var texts = Enumerable.Range(0, 20).Select(_ => change.AddSeconds(random.Next(-20_000, 20_000)).DateTime.ToString(format.Replace("T", "'T'", StringComparison.Ordinal).Replace("/", "'/'", StringComparison.Ordinal), CultureInfo.InvariantCulture) + " x");
            yield return new DateCase("", zone, null, texts.Select(text => new DatedLine(now, Encoding.UTF8.GetBytes(text))).ToArray());
        }
    }

    // A run of lines of one template, then of another; some lines are undated, some have the stamp of the last but for a digit.
    private IEnumerable<string> Mixed(DateTemplateList templates)
    {
        while (true)
        {
            var template = random.Next(12) == 0 ? DateTemplateList.Default[random.Next(31)] : templates[random.Next(templates.Count)];
            var stamp = StampSampler.Sample(template, random);
            for (var run = random.Next(1, 6); run > 0; run--)
            {
                if (stamp is null || random.Next(3) == 0) stamp = StampSampler.Sample(template, random) ?? "Nov 20 10:00:00";
                yield return random.Next(3) == 0 ? stamp + " host x" : StampMutator.Mutate(stamp, random);
            }
        }
    }

    private DateCase Case(string pattern, IEnumerable<string> texts)
    {
        // Most of the time the clock hardly moves; now and then a template is unused for long.
        var now = new DateTimeOffset(2025, 11, 20, 12, 0, 0, TimeSpan.Zero).AddSeconds(random.Next(-400 * 86_400, 400 * 86_400)).ToUnixTimeSeconds();
        var moves = random.Next(3) == 0;
        var lines = texts.Select(text => new DatedLine(now += moves ? random.Next(random.Next(8) == 0 ? 900 : 3) : 0, Bytes(text))).ToArray();
        return new DateCase(pattern, zones[random.Next(zones.Length)], logTimeZones[random.Next(logTimeZones.Length)], lines);
    }

    // Now and then bytes that are no text
    private byte[] Bytes(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (random.Next(30) > 0) return bytes;
        var at = random.Next(bytes.Length + 1);
        var junk = (byte[][])[[0xff], [0xc3], [0xe2, 0x82], [0x80, 0x80], [0xf0, 0x9f, 0x98], [0xed, 0xa0, 0x80], [0xf0, 0x9f, 0x98, 0x80]];
        return [.. bytes[..at], .. junk[random.Next(junk.Length)], .. bytes[at..]];
    }
}
