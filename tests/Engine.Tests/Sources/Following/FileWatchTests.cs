using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Banhammer.Engine.Sources;
using Banhammer.Engine.Sources.Following;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Sources.Following;

public sealed class FileWatchTests : IDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30); // never waited for in full

    private readonly string folder = Directory.CreateTempSubdirectory("banhammer-watch").FullName;
    private readonly FileWatch watch = new();
    private readonly HashSet<FollowedFile> changed = [];

    public void Dispose()
    {
        watch.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Wait_LineIsWritten_TellsTheLog()
    {
        using var log = Open("a.log", "one\n");
        using var other = Open("b.log", "one\n");
        File.AppendAllText(log.Name, "two\n");

        watch.Wait(patience, changed).ShouldBeFalse();
        changed.ShouldBe([log]);
    }

    [Fact]
    public void Wait_RenamedFileIsWritten_TellsTheLog()
    {
        using var log = Open("a.log", "one\n");
        File.Move(log.Name, log.Name + ".1");
        watch.Wait(patience, changed).ShouldBeTrue();
        changed.Clear();
        File.AppendAllText(log.Name + ".1", "two\n");

        watch.Wait(patience, changed);
        changed.ShouldBe([log]);
    }

    [Fact]
    public void Wait_LogAppears_TellsItAndThatTheFolderChanged()
    {
        using var log = Open("a.log", null);
        File.WriteAllText(log.Name, "");

        watch.Wait(patience, changed).ShouldBeTrue();
        changed.ShouldBe([log]);
    }

    [Fact]
    public async Task Wait_Bell_EndsIt()
    {
        var ringing = Task.Run(watch.Ring, TestContext.Current.CancellationToken);

        watch.Wait(patience, changed).ShouldBeFalse();
        changed.ShouldBeEmpty();
        await ringing;
    }

    [Fact]
    public void Forget_Log_IsToldNoMore()
    {
        using var log = Open("a.log", "one\n");
        watch.Forget(log);
        File.AppendAllText(log.Name, "two\n");

        watch.Wait(TimeSpan.Zero, changed);
        changed.ShouldBeEmpty();
    }

    // Read to its end and watched, with nothing left to be told.
    private FollowedFile Open(string name, string? text)
    {
        var path = Path.Combine(folder, name);
        if (text is not null)
        {
            File.WriteAllText(path, text);
        }

        var log = new FollowedFile(path, LogEncoding.Utf8, FollowStart.Head, TimeProvider.System);
        var into = new byte[1000];
        while (log.Read(into) > 0)
        {
        }

        watch.Watch(log);
        watch.Wait(TimeSpan.Zero, changed);
        changed.Clear();
        return log;
    }
}
