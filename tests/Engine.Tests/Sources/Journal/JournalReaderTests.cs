using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Banhammer.Engine.Sources.Journal;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Sources.Journal;

public sealed class JournalReaderTests : IDisposable
{
    private readonly JournalFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void TryRead_Entry_GivesTextStampAndTime()
    {
        JournalWriter.WriteFile(folder["system.journal"], writer => writer.Write(("_HOSTNAME", "h"), ("SYSLOG_IDENTIFIER", "sshd"), ("_PID", "12"), ("MESSAGE", "one"), ("_SOURCE_REALTIME_TIMESTAMP", "1699999999250000")));
        using var reader = folder.Open();

        reader.TryRead(out var entry).ShouldBeTrue();

        Encoding.UTF8.GetString(entry.Text).ShouldBe("h sshd[12]: one");
        Encoding.UTF8.GetString(entry.Stamp).ShouldBe("2023-11-14T22:13:19.250000+00:00");
        entry.EventTimeMicroseconds.ShouldBe(1_699_999_999_250_000);
        reader.TryRead(out _).ShouldBeFalse();
        reader.Problem.ShouldBeNull();
    }

    [Theory]
    [InlineData("a b c d e")]
    [InlineData("a b c d e", "")]
    [InlineData("a c", "SYSLOG_IDENTIFIER=x")]
    [InlineData("a b", "SYSLOG_IDENTIFIER=x SYSLOG_IDENTIFIER=y _COMM=p")]
    [InlineData("a d e", "SYSLOG_IDENTIFIER=x _COMM=p + SYSLOG_IDENTIFIER=z")]
    [InlineData("a c d", "SYSLOG_IDENTIFIER=x", "MESSAGE=d")]
    [InlineData("e", "'_COMM=two words'")]
    [InlineData("", "_COMM=two")]
    public void TryRead_Matches_AreAndWithinAGroupOrBetweenGroupsAndValues(string messages, params string[] matches)
    {
        JournalWriter.WriteFile(folder["system.journal"], writer =>
        {
            writer.Write(("SYSLOG_IDENTIFIER", "x"), ("_COMM", "p"), ("MESSAGE", "a"));
            writer.Write(("SYSLOG_IDENTIFIER", "y"), ("_COMM", "p"), ("MESSAGE", "b"));
            writer.Write(("SYSLOG_IDENTIFIER", "x"), ("_COMM", "q"), ("MESSAGE", "c"));
            writer.Write(("SYSLOG_IDENTIFIER", "z"), ("_COMM", "p"), ("MESSAGE", "d"));
            writer.Write(("SYSLOG_IDENTIFIER", "z"), ("_COMM", "two words"), ("MESSAGE", "e"));
        });
        using var reader = folder.Open(null, matches);

        string.Join(' ', JournalFolder.Read(reader).Select(text => text[^1])).ShouldBe(messages);
    }

    [Fact]
    public void TryRead_SeveralFiles_GivesTheEntriesInTheOrderOfTime()
    {
        JournalWriter.WriteFile(folder["user-1000.journal"], writer => Write(writer, "b", "d"), JournalWriter.Start + 500_000);
        JournalWriter.WriteFile(folder["system.journal"], writer => Write(writer, "a", "c", "e"));
        using var reader = folder.Open();

        JournalFolder.ReadMessages(reader).ShouldBe(["a", "b", "c", "d", "e"]);
    }

    [Fact]
    public void TryRead_MessageOfAMegabyte_IsCutAtTheLimit()
    {
        JournalWriter.WriteFile(folder["system.journal"], writer => Write(writer, new string('x', 1 << 20), "after"));
        using var reader = folder.Open();

        var texts = JournalFolder.Read(reader);

        texts.Select(text => text.Length).ShouldBe([JournalReader.DefaultMaxTextBytes, "h sshd[12]: after".Length]);
        texts[0].ShouldStartWith("h sshd[12]: xxx");
    }

    [Fact]
    public void TryRead_WarmedUp_AllocatesNothing()
    {
        JournalWriter.WriteFile(folder["system.journal"], writer => Write(writer, Enumerable.Range(0, 3_000).Select(i => $"message {i}").ToArray()));
        using var reader = folder.Open();
        for (var i = 0; i < 1_000; i++)
        {
            reader.TryRead(out _).ShouldBeTrue();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = 0;
        while (reader.TryRead(out var entry) && !entry.Text.IsEmpty)
        {
            read++;
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        read.ShouldBe(2_000);
    }

    [Fact]
    public void SeekTime_GivesTheEntriesFromThereOn()
    {
        JournalWriter.WriteFile(folder["system.journal"], writer => Write(writer, "a", "b", "c"));
        using var reader = folder.Open();

        reader.SeekTime(JournalWriter.Start + 1_000_000);
        JournalFolder.ReadMessages(reader).ShouldBe(["b", "c"]);
        reader.SeekTime(JournalWriter.Start + 1_000_001);
        JournalFolder.ReadMessages(reader).ShouldBe(["c"]);
        reader.SeekTime(-1);
        JournalFolder.ReadMessages(reader).ShouldBe(["a", "b", "c"]);
        reader.SeekTime(long.MaxValue);
        JournalFolder.ReadMessages(reader).ShouldBeEmpty();
    }

    [Fact]
    public void TrySeekBehind_CursorOfAnotherReader_GoesOnBehindIt()
    {
        JournalWriter.WriteFile(folder["system.journal"], writer => Write(writer, "a", "b", "c"));
        string? cursor;
        using (var first = folder.Open())
        {
            first.Cursor.ShouldBeNull();
            first.TryRead(out _).ShouldBeTrue();
            first.TryRead(out _).ShouldBeTrue();
            cursor = first.Cursor;
        }

        using var second = folder.Open();
        second.TrySeekBehind(cursor.ShouldNotBeNull()).ShouldBeTrue();
        second.Cursor.ShouldBe(cursor);
        JournalFolder.ReadMessages(second).ShouldBe(["c"]);
    }

    [Fact]
    public void TrySeekBehind_EntryThatIsGone_GoesOnWithTheNext()
    {
        JournalWriter.WriteFile(folder["system.journal"], writer => Write(writer, "a"));
        string? cursor;
        using (var first = folder.Open())
        {
            first.TryRead(out _).ShouldBeTrue();
            cursor = first.Cursor;
        }

        File.Delete(folder["system.journal"]);
        JournalWriter.WriteFile(folder["system.journal"], writer => Write(writer, "b", "c"), JournalWriter.Start + 1_000_000);
        using var second = folder.Open();
        second.TrySeekBehind(cursor.ShouldNotBeNull()).ShouldBeTrue();
        second.Cursor.ShouldBe(cursor);
        JournalFolder.ReadMessages(second).ShouldBe(["b", "c"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no cursor")]
    [InlineData("t=")]
    [InlineData("t=-1")]
    [InlineData("s=1;t=ffffffffffffffff")]
    public void TrySeekBehind_NoCursor_IsRefusedAndStays(string text)
    {
        JournalWriter.WriteFile(folder["system.journal"], writer => Write(writer, "a"));
        using var reader = folder.Open();

        reader.TrySeekBehind(text).ShouldBeFalse();

        JournalFolder.ReadMessages(reader).ShouldBe(["a"]);
    }

    [Fact]
    public void TrySeekBehind_DamagedCursor_GoesToItsTime()
    {
        JournalWriter.WriteFile(folder["system.journal"], writer => Write(writer, "a", "b"));
        using var reader = folder.Open();

        reader.TrySeekBehind($"s=nonsense;t={JournalWriter.Start + 1_000_000:x}").ShouldBeTrue();

        JournalFolder.ReadMessages(reader).ShouldBe(["b"]);
    }

    [Fact]
    public void Wait_EntryIsWritten_IsReadOnce()
    {
        using var writer = new JournalWriter(folder["system.journal"]);
        Write(writer, "a");
        using var reader = folder.OpenNew("system.journal");
        JournalFolder.AwaitMessages(reader, 1).ShouldBe(["a"]);

        Write(writer, "b");
        JournalFolder.AwaitMessages(reader, 1).ShouldBe(["b"]);
        Write(writer, "c", "d");
        JournalFolder.AwaitMessages(reader, 2).ShouldBe(["c", "d"]);
    }

    [Fact]
    public void SeekEnd_GivesNewEntriesOnly()
    {
        using var writer = new JournalWriter(folder["system.journal"]);
        Write(writer, "a", "b");
        using var reader = folder.OpenNew("system.journal");
        JournalFolder.AwaitMessages(reader, 2).ShouldBe(["a", "b"]);
        reader.SeekTime(0);

        reader.SeekEnd();

        JournalFolder.ReadMessages(reader).ShouldBeEmpty();
        Write(writer, "c");
        JournalFolder.AwaitMessages(reader, 1).ShouldBe(["c"]);
    }

    [Fact]
    public void SeekEnd_NothingMatchesYet_GivesTheFirstThatDoes()
    {
        using var writer = new JournalWriter(folder["system.journal"]);
        writer.Write(("SYSLOG_IDENTIFIER", "cron"), ("MESSAGE", "a"));
        using var reader = folder.OpenNew("system.journal", "SYSLOG_IDENTIFIER=sshd");

        reader.SeekEnd();
        Write(writer, "b");

        JournalFolder.AwaitMessages(reader, 1).ShouldBe(["b"]);
    }

    [Fact]
    public void Wait_ToldToStop_ReturnsAtOnce()
    {
        JournalWriter.WriteFile(folder["system.journal"], writer => Write(writer, "a"));
        using var reader = folder.Open();
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        reader.Wait(TimeSpan.FromDays(1), stop.Token).ShouldBeFalse();
        JournalFolder.ReadMessages(reader).ShouldBe(["a"]);
    }

    [Fact]
    public void Wait_NothingHappens_ReturnsWhenTheTimeIsUp()
    {
        JournalWriter.WriteFile(folder["system.journal"], writer => Write(writer, "a"));
        using var reader = folder.Open();
        JournalFolder.ReadMessages(reader).ShouldBe(["a"]);

        reader.Wait(TimeSpan.FromMilliseconds(1), CancellationToken.None).ShouldBeFalse();
        reader.Wait(TimeSpan.Zero, CancellationToken.None).ShouldBeFalse();
    }

    private static void Write(JournalWriter writer, params string[] messages)
    {
        foreach (var message in messages)
        {
            writer.Write(message);
        }
    }
}
