using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests;

public sealed class ReadAheadTests
{
    private const int BufferBytes = 16_384; // small, so that a log is many blocks

    [Fact]
    public void Run_AnyLogs_ThreadsChangeNothing() => Prop.ForAll(Arb.From(LogTexts.Logs), Gen.Choose(2, 5).ToArbitrary(), Gen.Choose(1, 3).ToArbitrary(), (log, threads, logs) =>
    {
        var text = Repeat(log, 150_000);

        Run(text, logs, threads).ShouldBe(Run(text, logs, 1));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(20261121, 17));

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Run_SessionsOverManyBlocks_ThreadsChangeNothing(int threads)
    {
        // Each session is spread over blocks: which line decides depends on the order of all.
        var random = new Random(7);
        var text = new StringBuilder();
        for (var i = 0; i < 20_000; i++)
        {
            var session = random.Next(90);
            text.Append(CultureInfo.InvariantCulture, $"Nov 20 11:{i / 600 % 60:00}:{i / 10 % 60:00} host sshd[{session}]: ").Append(random.Next(5) switch
            {
                0 => $"Connection from 192.0.2.{session} port 4711 on 192.0.2.254 port 22",
                1 => $"Disconnecting: Too many authentication failures for user{random.Next(3)} [preauth]",
                2 => $"Failed publickey for user{random.Next(3)} from 192.0.2.{session} port 4711 ssh2",
                3 => $"Accepted publickey for user{random.Next(3)} from 192.0.2.{session} port 4711 ssh2",
                _ => $"Connection closed by 192.0.2.{session} port 4711",
            }).Append('\n');
        }

        var one = RunSshd(text.ToString(), 1);
        one.Count(line => line.StartsWith("ban", StringComparison.Ordinal)).ShouldBeGreaterThan(10);
        RunSshd(text.ToString(), threads).ShouldBe(one);
    }

    [Fact]
    public void Run_Stopped_CountsWhatItRead()
    {
        var text = Repeat(Encoding.ASCII.GetBytes("2025-11-20 11:00:00 denied 192.0.2.1\n"), 1_000_000);
        var jail = new TestJail(["denied <ADDR>$"]);
        using var loop = TestJail.Loop(text, BufferBytes, (jail.Reader, jail.Needs));
        using var stop = new CancellationTokenSource();
        var replay = new Replay(new Jail(JailOptions.Default, jail.Texts, TestJail.Key), [(loop, jail.Reader)], 3, jail.NewFilter);

        replay.Run(new ObserverLog(), stop.Cancel, stop.Token);

        loop.LinesRead.ShouldBeLessThan(text.Count(value => value == '\n'));
        jail.Reader.Counts.Total.ShouldBe(loop.LinesRead);
    }

    [Fact]
    public void Run_ThreadFails_TellsTheCaller()
    {
        var jail = new TestJail(["denied <ADDR>$"]);
        using var loop = TestJail.Loop(Repeat(Encoding.ASCII.GetBytes("2025-11-20 11:00:00 denied 192.0.2.1\n"), 500_000), BufferBytes, (jail.Reader, jail.Needs));
        var replay = new Replay(new Jail(JailOptions.Default, jail.Texts, TestJail.Key), [(loop, jail.Reader)], 3, () => throw new InvalidDataException("no filter"));

        Should.Throw<InvalidDataException>(() => replay.Run(new ObserverLog(), () => { }, CancellationToken.None)).Message.ShouldBe("no filter");
    }

    private static List<string> Run(byte[] text, int logs, int threads)
    {
        var texts = new OffenderTexts(TestJail.Key);
        var jails = Enumerable.Range(0, logs).Select(_ => new TestJail(LogTexts.Regexes, ["of root from 192.0.2.2$"], "192.0.2.3", texts)).ToArray();
        var sources = jails.Select(jail => (TestJail.Loop(text, BufferBytes, (jail.Reader, jail.Needs)), jail.Reader)).ToArray();
        return Run(new Jail(JailOptions.Default, texts, TestJail.Key), texts, sources, threads, jails[0].NewFilter);
    }

    private static List<string> RunSshd(string text, int threads)
    {
        var filter = FilterLoader.Load(new RepositoryFiles(), RepositoryFiles.Filters, "sshd", new Dictionary<string, string> { ["mode"] = "aggressive" });
        var plan = FilterPlan.TryCreate(filter.Value!, hostNames: false, PatternRegistry.Empty, new List<Fault>()).ShouldNotBeNull();
        var texts = new OffenderTexts(TestJail.Key);
        var reader = new JailReader(plan.NewFilter(texts, FilterOptions.Default), TestJail.NewDates(), IgnoreList.Parse("", texts, out _));
        var loop = TestJail.Loop(Encoding.ASCII.GetBytes(text), BufferBytes, (reader, plan.NeedsFor(DateTemplateList.Default.Joint)));
        return Run(new Jail(JailOptions.Default, texts, TestJail.Key), texts, [(loop, reader)], threads, () => plan.NewFilter(texts, FilterOptions.Default));
    }

    private static List<string> Run(Jail jail, OffenderTexts texts, (ReaderLoop Loop, JailReader Reader)[] sources, int threads, Func<Filter> newFilter)
    {
        var log = new ObserverLog();
        new Replay(jail, sources, threads, newFilter).Run(log, () => { }, CancellationToken.None);

        // Whether a line that doesn't match was tried depends on the search alone.
        var counts = sources.Select(source => source.Reader.Counts).Select(count => string.Join(
            ' ', Enum.GetValues<LineOutcome>().Where(outcome => outcome > LineOutcome.Unmatched).Select(outcome => count[outcome]).Append(count.Total).Append(count.Failures)));
        var lines = sources.Select(source => $"lines {source.Loop.LinesRead}");
        foreach (var (loop, _) in sources)
        {
            loop.Dispose();
        }

        return
        [
            .. log.Failures.Select(failure => $"{texts.Format(failure.Offender)} {failure.EventTime}"),
            .. log.Bans.Select(ban => $"ban {texts.Format(ban.Offender)} {ban.Time} {ban.Failures}"), .. counts, .. lines,
        ];
    }

    internal static byte[] Repeat(byte[] log, int bytes)
    {
        var text = new List<byte>(bytes + log.Length);
        do
        {
            text.AddRange(log);
            text.Add((byte)'\n');
        }
        while (text.Count < bytes);
        return [.. text];
    }
}
