using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Banhammer.Engine.Banning;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Framing;
using Banhammer.Engine.Matching;
using Banhammer.Engine.Sources;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests;

public sealed class FloodTests
{
    private const int LinesPerWave = 20_000;
    private const int LinesPerSecond = 200;
    private const int Offenders = 3_000;
    private const int WarmUpWaves = 4;
    private const int MeasuredWaves = 2;

    [Theory]
    [InlineData("normal")]
    [InlineData("aggressive")]
    public void ReadBlockAndTake_SshdFloodOfManyAddresses_AllocatesNothing(string mode)
    {
        var filter = FilterLoader.Load(new RepositoryFiles(), RepositoryFiles.Filters, "sshd", new Dictionary<string, string> { ["mode"] = mode });
        var faults = new List<Fault>();
        var plan = FilterPlan.TryCreate(filter.Value!, hostNames: false, PatternRegistry.Empty, faults).ShouldNotBeNull();
        var texts = new OffenderTexts(TestJail.Key);
        var reader = new JailReader(plan.NewFilter(texts, FilterOptions.Default), TestJail.NewDates(), IgnoreList.Parse("203.0.113.0/24", texts, out _));
        using var source = new WaveStream(Wave, WarmUpWaves + MeasuredWaves);
        using var pipe = new LogPipeReader(new StreamSource("flood", source));
        using var loop = new ReaderLoop(new LineFramer(pipe, FramingOptions.Default), [(reader, plan.NeedsFor(DateTemplateList.Default.Joint))]);
        var limits = new JailOptions
        {
            Counter = CounterOptions.Default with { MaxRetry = 5, FindTime = TimeSpan.FromSeconds(60) },
            Bans = new BanPolicy { BanTime = TimeSpan.FromSeconds(20) },
        };
        var jail = new Jail(limits, texts, TestJail.Key);
        var counts = new CountingObserver();

        long lines = 0, allocated = 0, bansBefore = 0;
        while (true)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var more = loop.ReadBlock();
            jail.Take(reader.Hits, counts);
            reader.ClearHits();
            if (!more)
            {
                break;
            }

            if (source.WavesMade > WarmUpWaves + 1)
            {
                allocated += GC.GetAllocatedBytesForCurrentThread() - before - source.TakeOwnAllocations();
                lines = loop.LinesRead;
            }
            else
            {
                bansBefore = counts.Bans;
            }

            source.TakeOwnAllocations();
        }

        allocated.ShouldBe(0);
        loop.LinesRead.ShouldBe(LinesPerWave * (WarmUpWaves + MeasuredWaves));
        lines.ShouldBeGreaterThan(LinesPerWave * WarmUpWaves);
        counts.Bans.ShouldBeGreaterThan(bansBefore);
        reader.Counts[LineOutcome.Matched].ShouldBeGreaterThan(LinesPerWave);
        reader.Counts[LineOutcome.Nofail].ShouldBeGreaterThan(0);
        reader.Counts[LineOutcome.Ignored].ShouldBeGreaterThan(0);
        reader.Counts.Total.ShouldBe(loop.LinesRead);
    }

    // A wave has the addresses and sessions of the one before, later; so the tables have their size after a few.
    private static byte[] Wave(int number)
    {
        var text = new StringBuilder();
        var start = DateTimeOffset.Parse("2025-11-20T10:00:00Z", CultureInfo.InvariantCulture);
        var random = new Random(11);
        for (var i = 0; i < LinesPerWave; i++)
        {
            var time = start.AddSeconds(((number * LinesPerWave) + i) / LinesPerSecond);
            var who = random.Next(Offenders);
            var address = who % 7 == 0 ? $"2001:db8::{who:x}" : who % 100 == 1 ? $"203.0.113.{who % 250}" : $"198.{18 + (who >> 16)}.{(who >> 8) & 255}.{who & 255}";
            text.Append(time.ToString("MMM dd HH:mm:ss", CultureInfo.InvariantCulture)).Append(CultureInfo.InvariantCulture, $" host sshd[{random.Next(1_000, 3_000)}]: ").Append(random.Next(7) switch
            {
                0 => $"Failed password for root from {address} port {random.Next(1_024, 65_536)} ssh2",
                1 => $"Failed password for invalid user é{who} from {address} port {random.Next(1_024, 65_536)} ssh2",
                2 => $"Invalid user admin{who} from {address} port {random.Next(1_024, 65_536)}",
                3 => $"Connection closed by authenticating user root {address} port {random.Next(1_024, 65_536)} [preauth]",
                4 => $"Disconnecting: Too many authentication failures for root [preauth]",
                5 => $"Connection from {address} port {random.Next(1_024, 65_536)} on 192.0.2.1 port 22",
                _ => $"pam_unix(sshd:session): session opened for user deploy(uid=1000) by (uid=0)",
            }).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private sealed class CountingObserver : IJailObserver
    {
        public long Bans { get; private set; }

        public void Failed(ReadOnlySpan<CountedFailure> failures)
        {
        }

        public void Banned(in Ban ban) => Bans++;
    }
}
