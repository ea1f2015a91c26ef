using System;
using System.IO;
using System.Linq;
using System.Text;
using Banhammer.Engine.Sources;
using Banhammer.Engine.Sources.Following;
using Banhammer.Engine.Tests.Resolving;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Sources.Following;

public sealed class FollowedFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("banhammer-following").FullName;
    private readonly SteppedTime time = new();

    private string Log => Path.Combine(folder, "app.log");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Read_LineWithoutItsEnd_WaitsForIt()
    {
        using var lines = Follow();
        File.WriteAllText(Log, "one\ntw");
        lines.Read().Texts.ShouldBe(["one"]);
        File.AppendAllText(Log, "o\nthree\n");
        lines.Read().Texts.ShouldBe(["one", "two", "three"]);
    }

    [Fact]
    public void Read_FromTail_GivesOnlyWhatIsWrittenSince()
    {
        File.WriteAllText(Log, "one\ntw");
        using var lines = Follow(FollowStart.Tail);
        lines.Read().Texts.ShouldBeEmpty();
        File.AppendAllText(Log, "o\nthree\n");
        lines.Read().Texts.ShouldBe(["two", "three"]);
    }

    [Fact]
    public void Read_LogThatAppearsLater_BeginsAtItsHead()
    {
        using var lines = Follow(FollowStart.Tail);
        lines.Read().Texts.ShouldBeEmpty();
        lines.File.IsThere.ShouldBeFalse();
        File.WriteAllText(Log, "one\n");
        lines.Read().Texts.ShouldBe(["one"]);
    }

    [Fact]
    public void Read_OldFileWrittenOnAfterRotation_GivesBoth()
    {
        File.WriteAllText(Log, "one\n");
        using var lines = Follow();
        lines.Read();
        File.Move(Log, Log + ".1");
        File.WriteAllText(Log, "three\n");
        File.AppendAllText(Log + ".1", "two\n");
        lines.Read().Texts.ShouldBe(["one", "two", "three"]);
        File.AppendAllText(Log + ".1", "late\n");
        lines.Read().Texts.ShouldBe(["one", "two", "three", "late"]);
        time.Now += FollowedFile.Grace + TimeSpan.FromSeconds(1);
        lines.Read();
        lines.File.DescriptorPaths.Count().ShouldBe(1);
    }

    [Fact]
    public void Read_OldFileThatEndsWithinALine_GivesTheRestAfterTheGrace()
    {
        File.WriteAllText(Log, "one\ntw");
        using var lines = Follow();
        lines.Read();
        File.Move(Log, Log + ".1");
        File.WriteAllText(Log, "three\n");
        lines.Read().Texts.ShouldBe(["one", "three"]);
        time.Now += FollowedFile.Grace + TimeSpan.FromSeconds(1);
        File.AppendAllText(Log, "four\n");
        lines.Read();
        lines.Read().Texts.ShouldBe(["one", "three", "tw", "four"], ignoreOrder: true);
    }

    [Fact]
    public void Read_TruncatedAndGrownPastThePlace_BeginsAnew()
    {
        File.WriteAllText(Log, "one\ntwo\n");
        using var lines = Follow();
        lines.Read();
        File.WriteAllText(Log, "a new line that is longer than all before\n");
        lines.Read().Texts.ShouldBe(["one", "two", "a new line that is longer than all before"]);
    }

    [Fact]
    public void Read_TruncatedWithUnreadLinesAndNoCopy_CountsWhatIsLost()
    {
        File.WriteAllText(Log, new string('x', 100) + "\n");
        using var lines = Follow(bufferBytes: 64);
        using var copy = Follow(bufferBytes: 64);
        File.AppendAllText(Log, "seen\n");
        var into = new byte[50];
        copy.File.Read(into).ShouldBe(50);
        File.WriteAllText(Log, "anew\n");
        copy.File.Read(into).ShouldBe(5);
        copy.File.BytesSkipped.ShouldBe(106 - 50);
    }

    [Fact]
    public void Read_MovedAwayForLongAndBack_RepeatsNothing()
    {
        File.WriteAllText(Log, "one\n");
        using var lines = Follow();
        lines.Read();
        File.Move(Log, Path.Combine(folder, "elsewhere"));
        lines.Read();
        time.Now += FollowedFile.Grace + TimeSpan.FromSeconds(1);
        lines.Read();
        lines.File.DescriptorPaths.ShouldBeEmpty();
        File.AppendAllText(Path.Combine(folder, "elsewhere"), "two\n");
        File.Move(Path.Combine(folder, "elsewhere"), Log);
        lines.Read().Texts.ShouldBe(["one", "two"]);
    }

    [Fact]
    public void Read_HoleBeforeTheFirstLine_IsPassedOver()
    {
        using (var file = File.Create(Log))
        {
            file.Seek(1_000_000, SeekOrigin.Begin);
            file.Write("one\n"u8);
        }

        using var lines = Follow();
        lines.Read().Texts.ShouldBe(["one"]);
    }

    [Fact]
    public void Read_LineLongerThanTheBuffer_IsCutAndTheNextIsWhole()
    {
        File.WriteAllText(Log, new string('x', 500) + "\nnext\n");
        using var lines = Follow(bufferBytes: 64);
        lines.Read().Texts.ShouldBe([new string('x', 63), "next"]);
    }

    [Fact]
    public void Read_UTF16_CutsAtLineEndsOfTwoBytes()
    {
        var encoding = LogEncoding.TryFind("utf-16-le", out var found) ? found : throw new InvalidOperationException();
        File.WriteAllBytes(Log, Encoding.Unicode.GetBytes("Ċ one\ntwo"));
        using var file = new FollowedFile(Log, encoding, FollowStart.Head, time);
        var into = new byte[100];
        file.Read(into).ShouldBe(2 * "Ċ one\n".Length);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("renamed")]
    [InlineData("renamed twice")]
    [InlineData("copied and truncated")]
    [InlineData("inode changed")]
    public void Read_FromAPlaceAfterARestart_GoesOnBehindIt(string meanwhile)
    {
        File.WriteAllText(Log, "one\n");
        File.WriteAllText(Log + ".1", "long ago\n");
        using var before = Follow();
        var place = before.Read().File.Place;
        File.AppendAllText(Log, "two\n");
        switch (meanwhile)
        {
            case "renamed":
                Rotate();
                break;
            case "renamed twice":
                Rotate();
                File.WriteAllText(Log, "between\n");
                File.Move(Log + ".2", Log + ".3");
                Rotate();
                break;
            case "copied and truncated":
                File.Move(Log + ".1", Log + ".2");
                File.Copy(Log, Log + ".1");
                File.WriteAllText(Log, "");
                break;
            case "inode changed":
                File.Copy(Log, Log + ".tmp");
                File.Move(Log + ".tmp", Log, overwrite: true);
                break;
        }

        File.AppendAllText(Log, "three\n");
        using var after = new FollowedLines(new FollowedFile(Log, LogEncoding.Utf8, FollowStart.Head, time, place));
        after.Read().Texts.ShouldBe(meanwhile == "renamed twice" ? ["two", "between", "three"] : ["two", "three"]);
    }

    private void Rotate()
    {
        File.Move(Log + ".1", Log + ".2");
        File.Move(Log, Log + ".1");
    }

    private FollowedLines Follow(FollowStart start = FollowStart.Head, int bufferBytes = 64 * 1024) => new(new FollowedFile(Log, LogEncoding.Utf8, start, time), bufferBytes);
}
