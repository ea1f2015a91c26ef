using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine.Matching;

namespace Banhammer.Corpus.Tests.LineByLine;

/// <summary>Random lines for small filters, the same in each run.</summary>
internal static class LineSequences
{
    private const string Id = @"<F-MLFID>c=\d+</F-MLFID>";
    private static readonly string[] users = ["root", "admin", "bob", ""];
    private static readonly string[] hosts = ["192.0.2.1", "192.0.2.2", "2001:db8::1", "198.51.100.256"];

    // Connections: each regex with the lines that it is for; {u} and {h} stand for a user and a host.
    private static readonly (string Regex, string Line)[] sessionRules =
    [
        ($"^{Id} <F-NOFAIL>connect</F-NOFAIL> <HOST>$", "connect {h}"),
        ($"^{Id} <F-NOFAIL>try</F-NOFAIL> <F-USER>\\w*</F-USER>$", "try {u}"),
        ($"^{Id} fail <F-USER>\\w*</F-USER>$", "fail {u}"),
        ($"^{Id} denied(?: <F-USER>\\w+</F-USER>)? from <HOST>$", "denied {u} from {h}"),
        ($"^{Id} <F-MLFGAINED>ok</F-MLFGAINED> <F-USER>\\w*</F-USER>$", "ok {u}"),
        ($"^{Id} <F-MLFFORGET><F-MLFGAINED>okbye</F-MLFGAINED></F-MLFFORGET> <F-USER>\\w*</F-USER>$", "okbye {u}"),
        ($"^{Id} <F-MLFFORGET><F-NOFAIL>bye</F-NOFAIL></F-MLFFORGET>$", "bye"),
        ($"^{Id} <F-MLFFORGET>closed</F-MLFFORGET> <HOST>$", "closed {h}"),
        ($"^{Id} plain$", "plain"),
        ($"^{Id} empty <F-MLFFORGET>x*</F-MLFFORGET><F-NOFAIL>y*</F-NOFAIL><F-MLFGAINED>z*</F-MLFGAINED>$", "empty xyz"),
        ($"^{Id} empty <F-MLFFORGET>x*</F-MLFFORGET><F-NOFAIL>y*</F-NOFAIL><F-MLFGAINED>z*</F-MLFGAINED>$", "empty z"),
        ($"^{Id} alt <F-ALT_USER>\\w*</F-ALT_USER> <F-USER>\\w*</F-USER>$", "alt {u} {u}"),
        ($"^{Id} key <F-ID>\\w+</F-ID>$", "key k1"),
        ("^c=\\d+ alone <F-USER>\\w*</F-USER> <HOST>$", "alone {u} {h}"),
        ("^c=\\d+ (?:plain|fail <F-USER>\\w*</F-USER>|odd(?P<fid>x)?)$", "odd"), // names nobody
        ("^c=\\d+ (?:plain|fail <F-USER>\\w*</F-USER>|odd(?P<fid>x)?)$", "oddx"),
        ($"^{Id} odd$", "nothing of ours"),
    ];

    private static readonly string[] windowFails =
    [
        @"^ ?<F-KEY>k\d</F-KEY> begin <HOST>$<SKIPLINES>^ ?(?P=key) end$",
        @"^ ?<F-KEY>k\d</F-KEY> auth(?: <F-USER>\w+</F-USER>)?<SKIPLINES>.*(?P=key) reject <HOST>",
        @"^head <HOST>\ntail\b",
        @"^one <HOST>$",
        @"two\n<F-MLFID>k\d</F-MLFID> from <HOST>\n",
        @"\n?<F-MLFID>k\d</F-MLFID> <F-NOFAIL>open</F-NOFAIL> <HOST>$",
        @"\s+mixed <HOST>\s*$",
        @"^a$<SKIPLINES>^b$<SKIPLINES>^c <HOST>$",
    ];

    private static readonly string[] windowLines =
    [
        "k1 begin {h}", "k2 begin {h}", "k1 end", "k2 end", "k1 auth", "k1 auth root", "k2 auth", "k1 reject {h}", "k2 reject {h}", "head {h}", "tail", "tail more",
        "one {h}", "two", "k1 from {h}", "k2 from {h}", "k1 open {h}", "  mixed {h} ", "a", "b", "c {h}", "", "noise", "noise", "no\u0085ise", "é 端末", "no\u001dise \rx",
    ];

    private static readonly string[] windowIgnores = ["k2", "^noise", "end$", @"begin 192\.0\.2\.2", "^head", "root"];

    /// <summary>Lines of 3 to 5 connections, interleaved.</summary>
    public static IEnumerable<LineRequest> Sessions(int seed, int count)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var rules = sessionRules.Where(_ => random.Next(5) > 0).Append(sessionRules[2]).Append(sessionRules[3]).ToArray();
            var connections = random.Next(3, 6);
            yield return new LineRequest
            {
                Fails = rules.Select(rule => rule.Regex).Distinct().ToArray(),
                Prefix = random.Next(3) == 0 ? "^ ?<F-CONTENT>.+</F-CONTENT>$" : null,
                Ignores = random.Next(3) == 0 ? ["^c=1 (?:fail|connect)"] : [],
                HostNames = random.Next(4) == 0 ? HostNamePolicy.Raw : HostNamePolicy.No,
                TryAllRules = i % 2 == 1,
                Lines = Lines(random, random.Next(5, 30), () => $"c={random.Next(connections)} {Pick(random, rules).Line}").ToArray(),
            };
        }
    }

    /// <summary>Lines of more connections than are remembered, over more time than they are remembered for.</summary>
    public static IEnumerable<LineRequest> AgingSessions(int seed, int count)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            yield return new LineRequest
            {
                Fails = sessionRules.Take(8).Select(rule => rule.Regex).ToArray(),
                Pace = (1 + random.Next(16)) / 8.0, // exact in binary
                Lines = Lines(random, 2_000, () => $"c={random.Next(160)} {sessionRules[random.Next(8)].Line}").ToArray(),
            };
        }
    }

    /// <summary>Lines of which several make one failure.</summary>
    public static IEnumerable<LineRequest> Windows(int seed, int count)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            yield return new LineRequest
            {
                Fails = windowFails.Where(_ => random.Next(3) > 0).Append(windowFails[0]).Distinct().ToArray(),
                Prefix = random.Next(6) == 0 ? "^ ?(?:noise\\s+)*<F-CONTENT>.+</F-CONTENT>$" : null,
                Ignores = random.Next(2) == 0 ? windowIgnores.Where(_ => random.Next(6) == 0).ToArray() : [],
                MaxLines = random.Next(2, 8),
                TryAllRules = i % 2 == 1,
                Lines = Lines(random, random.Next(10, 60), () => Pick(random, windowLines)).ToArray(),
            };
        }
    }

    // Now and then with a date before, within or behind the text.
    private static IEnumerable<(string Before, string Date, string After)> Lines(Random random, int count, Func<string> next)
    {
        for (var i = 0; i < count; i++)
        {
            var line = next().Replace("{u}", Pick(random, users), StringComparison.Ordinal).Replace("{u}", Pick(random, users), StringComparison.Ordinal).Replace("{h}", Pick(random, hosts), StringComparison.Ordinal);
            var at = random.Next(4) == 0 ? random.Next(line.Length + 1) : 0;
            yield return (line[..at], random.Next(3) == 0 ? $"12:00:{i:00}" : "", line[at..]);
        }
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
