using System;
using System.Collections.Generic;
using System.IO;
using Banhammer.Engine.Sources.Journal;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Sources.Journal;

public sealed class JournalRotationTests : IDisposable
{
    private readonly JournalFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Open_RotatedFiles_AreLeftOutUnlessAskedFor()
    {
        Write("system@1.journal", 0, "a");
        Write("system.journal", 1, "b");

        using var plain = folder.Open();
        JournalFolder.ReadMessages(plain).ShouldBe(["b"]);
        using var rotated = folder.Open(new JournalOptions { Path = folder.Path, Rotated = true });
        JournalFolder.ReadMessages(rotated).ShouldBe(["a", "b"]);
    }

    [Fact]
    public void SeekTime_RotatedFilesThatWereWrittenSince_AreRead()
    {
        Write("system@1.journal", 0, "a");
        Write("system@2.journal", 1, "b");
        Write("system.journal", 2, "c");
        File.SetLastWriteTimeUtc(folder["system@1.journal"], Instant(0));
        File.SetLastWriteTimeUtc(folder["system@2.journal"], Instant(3_600));
        using var reader = folder.Open();

        reader.SeekTime(JournalWriter.Start + (1_800 * 1_000_000L));
        JournalFolder.ReadMessages(reader).ShouldBeEmpty(); // opened, and begun behind its entries
        reader.SeekTime(JournalWriter.Start);
        JournalFolder.ReadMessages(reader).ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public void TrySeekBehind_EntryInAFileRotatedAway_GoesOnInThatFile()
    {
        Write("system.journal", 0, "a", "b");
        string? cursor;
        using (var first = folder.Open())
        {
            first.TryRead(out _).ShouldBeTrue();
            cursor = first.Cursor;
        }

        File.Move(folder["system.journal"], folder["system@1.journal"]);
        Write("system.journal", 2, "c");
        using var second = folder.Open();
        second.TrySeekBehind(cursor.ShouldNotBeNull()).ShouldBeTrue();

        JournalFolder.ReadMessages(second).ShouldBe(["b", "c"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Wait_RotationWithUnreadEntries_LosesAndRepeatsNothing(bool rotated)
    {
        var old = new JournalWriter(folder["system.journal"]);
        old.Write("a");
        folder.OpenNew("system.journal").Dispose();
        using var reader = folder.Open(new JournalOptions { Path = folder.Path, Rotated = rotated });
        JournalFolder.AwaitMessages(reader, 1).ShouldBe(["a"]);

        old.Write("b");
        File.Move(folder["system.journal"], folder["system@1.journal"]);
        old.Write("c");
        old.Dispose();
        using var fresh = new JournalWriter(folder["system.journal"], JournalWriter.Start + 10_000_000);
        fresh.Write("d");
        folder.OpenNew("system.journal").Dispose();

        // Waiting before the rest is read: the files that are open change under it.
        reader.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken).ShouldBeTrue();
        JournalFolder.AwaitMessages(reader, 3).ShouldBe(["b", "c", "d"]);
        fresh.Write("e");
        JournalFolder.AwaitMessages(reader, 1).ShouldBe(["e"]);
    }

    [Fact]
    public void Wait_RotationBeforeAnythingWasRead_LosesNothing()
    {
        var old = new JournalWriter(folder["system.journal"]);
        old.Write(("SYSLOG_IDENTIFIER", "cron"), ("MESSAGE", "x"));
        using var reader = folder.OpenNew("system.journal", "SYSLOG_IDENTIFIER=sshd");
        JournalFolder.ReadMessages(reader).ShouldBeEmpty();

        old.Write("a");
        old.Dispose();
        File.Move(folder["system.journal"], folder["system@1.journal"]);
        using var fresh = new JournalWriter(folder["system.journal"], JournalWriter.Start + 10_000_000);
        fresh.Write("b");
        folder.OpenNew("system.journal").Dispose();

        reader.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken).ShouldBeTrue();
        JournalFolder.AwaitMessages(reader, 2).ShouldBe(["a", "b"]);
    }

    [Fact]
    public void Wait_ManyRotations_LoseAndRepeatNothing()
    {
        var written = new List<string>();
        var writer = new JournalWriter(folder["system.journal"]);
        writer.Write("first");
        using var reader = folder.OpenNew("system.journal");
        JournalFolder.AwaitMessages(reader, 1).ShouldBe(["first"]);
        var read = new List<string>();
        for (var round = 0; round < 5; round++)
        {
            writer.Write($"{round} before");
            writer.Write($"{round} at the end");
            writer.Dispose();
            File.Move(folder["system.journal"], folder[$"system@{round}.journal"]);
            writer = new JournalWriter(folder["system.journal"], JournalWriter.Start + ((round + 1) * 10_000_000));
            writer.Write($"{round} behind");
            written.AddRange([$"{round} before", $"{round} at the end", $"{round} behind"]);
            read.AddRange(JournalFolder.AwaitMessages(reader, round % 2 == 0 ? 1 : written.Count - read.Count));
        }

        read.AddRange(JournalFolder.AwaitMessages(reader, written.Count - read.Count));
        writer.Dispose();
        read.ShouldBe(written);
    }

    [Fact]
    public void Wait_JournalOfANewUser_IsReadToo()
    {
        using var system = new JournalWriter(folder["system.journal"]);
        system.Write("a");
        using var reader = folder.OpenNew("system.journal");
        JournalFolder.AwaitMessages(reader, 1).ShouldBe(["a"]);

        using var user = new JournalWriter(folder["user-1000.journal"], JournalWriter.Start + 5_000_000);
        user.Write("b");

        JournalFolder.AwaitMessages(reader, 1).ShouldBe(["b"]);
    }

    [Fact]
    public void Wait_FileIsRemoved_GoesOn()
    {
        Write("user-1000.journal", 0, "a");
        using var system = new JournalWriter(folder["system.journal"], JournalWriter.Start + 5_000_000);
        system.Write("b");
        using var reader = folder.OpenNew("system.journal");
        JournalFolder.AwaitMessages(reader, 2).ShouldBe(["a", "b"]);

        File.Delete(folder["user-1000.journal"]);
        system.Write("c");

        JournalFolder.AwaitMessages(reader, 1).ShouldBe(["c"]);
    }

    [Fact]
    public void Wait_FolderIsGoneForAWhile_TellsAndGoesOn()
    {
        var path = folder["sub"];
        Directory.CreateDirectory(path);
        Write("sub/system.journal", 0, "a");
        using var reader = folder.Open(new JournalOptions { Path = path });
        JournalFolder.ReadMessages(reader).ShouldBe(["a"]);

        Directory.Move(path, folder["away"]);
        reader.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken).ShouldBeFalse();
        reader.Problem.ShouldBe($"journalpath '{path}': there is no such folder; expected one with journal files");
        JournalFolder.ReadMessages(reader).ShouldBeEmpty();

        Directory.Move(folder["away"], path);
        Write("sub/user-1.journal", 1, "b");
        JournalFolder.AwaitMessages(reader, 1).ShouldBe(["b"]);
        reader.Problem.ShouldBeNull();
    }

    [Fact]
    public void Open_BrokenFileBesideOthers_ReadsTheOthers()
    {
        File.WriteAllText(folder["broken.journal"], "no journal at all");
        File.WriteAllBytes(folder["empty.journal"], []);
        Write("system.journal", 0, "a");
        using var reader = folder.Open();

        JournalFolder.ReadMessages(reader).ShouldBe(["a"]);
        Write("user-1000.journal", 5, "b");
        JournalFolder.AwaitMessages(reader, 1).ShouldBe(["b"]);
    }

    [Fact]
    public void Open_OneUsersAndSystemFlags_ChooseTheFiles()
    {
        Write("system.journal", 0, "a");
        Write($"user-{LibC.EffectiveUser()}.journal", 1, "b");
        Write("user-424242.journal", 2, "c");

        ReadWith(JournalFlags.System).ShouldBe(["a"]);
        ReadWith(JournalFlags.CurrentUser).ShouldBe(["b"]);
        ReadWith(JournalFlags.System | JournalFlags.CurrentUser).ShouldBe(["a", "b"]);
        ReadWith(JournalFlags.LocalOnly).ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public void Open_FilesByPattern_ReadsThoseOnly()
    {
        Write("one.journal", 0, "a");
        Write("two.journal", 1, "b");
        Write("three.journal", 2, "c");
        using var reader = folder.Open(new JournalOptions { Files = [folder["t*.journal"], folder["one.journal"]] });
        using var two = folder.Open(new JournalOptions { Files = [folder["t[v-x]o.journal"]] });

        JournalFolder.ReadMessages(reader).ShouldBe(["a", "b", "c"]);
        JournalFolder.ReadMessages(two).ShouldBe(["b"]);
    }

    private static DateTime Instant(int seconds) => DateTime.UnixEpoch.AddTicks((JournalWriter.Start * 10) + (seconds * TimeSpan.TicksPerSecond));

    private IReadOnlyList<string> ReadWith(JournalFlags flags)
    {
        using var reader = folder.Open(new JournalOptions { Path = folder.Path, Flags = flags });
        return JournalFolder.ReadMessages(reader);
    }

    private void Write(string name, int second, params string[] messages) => JournalWriter.WriteFile(
        folder[name],
        writer =>
        {
            foreach (var message in messages)
            {
                writer.Write(message);
            }
        },
        JournalWriter.Start + (second * 1_000_000L));
}
