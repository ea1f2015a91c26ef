using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Framing;
using Banhammer.Engine.Matching;
using Banhammer.Engine.Sources;
using Banhammer.Engine.Sources.Journal;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Sources.Journal;

public sealed class JournalSourceTests : IDisposable
{
    private readonly JournalFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(16)]
    [InlineData(100)]
    [InlineData(100_000)]
    public void Read_AnyBuffer_GivesALineForEachEntryAndItsTime(int bufferBytes)
    {
        JournalWriter.WriteFile(folder["system.journal"], writer =>
        {
            writer.Write("one");
            writer.Write("two\nthree");
            writer.Write(("PRIORITY", "3")); // an entry without text is an empty line
            writer.Write(new string('x', 300));
        });
        using var source = new JournalSource("journal", folder.Open());
        var bytes = new List<byte>();
        var buffer = new byte[bufferBytes];
        for (int count; (count = source.Read(buffer)) > 0;)
        {
            bytes.AddRange(buffer[..count]);
        }

        Encoding.UTF8.GetString(bytes.ToArray()).ShouldBe($"h sshd[12]: one\nh sshd[12]: two\\nthree\n\nh sshd[12]: {new string('x', 300)}\n");
        Enumerable.Range(0, source.Times.Count).Select(i => source.Times[i] - JournalWriter.Start).ShouldBe([0, 1_000_000, 2_000_000, 3_000_000]);
        source.Problem.ShouldBeNull();
    }

    [Fact]
    public void ReadBlock_Journal_DatesEachHitByItsEntry()
    {
        JournalWriter.WriteFile(folder["system.journal"], writer =>
        {
            for (var i = 0; i < 3_000; i++)
            {
                // A date in the message is part of it; a long line is cut and stays one line.
                writer.Write(i % 3 == 0 ? $"denied 192.0.2.{i % 200}" : i % 500 == 1 ? new string('x', 40_000) : $"2001-01-01 00:00:00 nothing {i}");
            }
        });
        var source = new JournalSource("journal", folder.Open());
        var framer = new LineFramer(new LogPipeReader(source), FramingOptions.Default);
        var jails = Enumerable.Repeat(new GivenDates(source.Times), 2).Select(dates => new TestJail(["denied <ADDR>$"], dates: dates)).ToArray();
        using var loop = new ReaderLoop(framer, jails.Select(jail => (jail.Reader, jail.Needs)).ToArray());

        jails[0].ReadAll(loop);

        var expected = Enumerable.Range(0, 1_000).Select(i => $"192.0.2.{i * 3 % 200} {(JournalWriter.Start / 1_000_000) + (i * 3)}").ToArray();
        jails[0].Show().ShouldBe(expected);
        jails[1].Show().ShouldBe(expected);
        loop.LinesRead.ShouldBe(3_000);
        jails[0].Reader.Counts.Total.ShouldBe(3_000);
        jails[0].Reader.Counts[LineOutcome.Matched].ShouldBe(1_000);
        source.Times.Count.ShouldBe(0);
        source.Dispose();
    }

    [Fact]
    public void ReadBlock_EntriesWrittenLater_AreDatedToo()
    {
        using var writer = new JournalWriter(folder["system.journal"]);
        writer.Write("denied 192.0.2.1");
        var reader = folder.OpenNew("system.journal");
        using var source = new JournalSource("journal", reader);
        var jail = new TestJail(["denied <ADDR>$"], dates: new GivenDates(source.Times));
        using var loop = new ReaderLoop(new LineFramer(new LogPipeReader(source), FramingOptions.Default), [(jail.Reader, jail.Needs)]);

        while (jail.ReadAll(loop).Count < 1)
        {
            reader.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        }

        writer.Write("nothing");
        writer.Write("denied 192.0.2.2");
        while (jail.ReadAll(loop).Count < 2)
        {
            reader.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        }

        jail.Show().ShouldBe([$"192.0.2.1 {JournalWriter.Start / 1_000_000}", $"192.0.2.2 {(JournalWriter.Start / 1_000_000) + 2}"]);
    }
}
