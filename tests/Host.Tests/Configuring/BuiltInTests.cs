using System;
using System.IO;
using System.Linq;
using Banhammer.Host.Configuring;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Configuring;

/// <summary>The configuration of a machine that has none, and the actions that a folder lacks.</summary>
public sealed class BuiltInTests
{
    [Fact]
    public void Check_BuiltIn_HasNoErrors_AndSaysNothingOfLogsThatArentThere()
    {
        var run = ProgramRun.Of("check", "-c", BuiltInFiles.Folder);

        run.Errors.ShouldBeEmpty();
        run.Exit.ShouldBe(0);
        run.Output.ShouldNotContain("finds no log");
        run.Output.ShouldContain("filters, ");
    }

    [Fact]
    public void Files_BuiltIn_AreThoseOfTheRepository()
    {
        var files = new BuiltInFiles();

        files.List("built-in/action.d").Select(path => path["built-in/action.d/".Length..]).Order(StringComparer.Ordinal)
            .ShouldBe(Directory.GetFiles(Path.Combine(Root, "config", "action.d")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        files.TryRead("built-in/filter.d/sshd.conf", out var filter, out _).ShouldBeTrue();
        filter.ShouldBe(File.ReadAllText(Path.Combine(Root, "filters", "sshd.conf")));
        files.TryRead("built-in/jail.conf", out var jails, out _).ShouldBeTrue();
        jails.ShouldBe(File.ReadAllText(Path.Combine(Root, "config", "jail.conf")));
        files.TryRead("built-in/none.conf", out _, out var problem).ShouldBeFalse();
        problem.ShouldBeNull();
    }

    [Fact]
    public void Action_ThatTheFolderLacks_IsTheBuiltInOne()
    {
        using var folder = Folder("action = dummy");

        var run = ProgramRun.Of("check", "-c", folder.Path, "-d", "--origin");

        run.Errors.ShouldBeEmpty();
        run.Output.ShouldContain("built-in/action.d/dummy.conf:");
    }

    [Fact]
    public void Action_ThatTheFolderHas_IsTheFolders()
    {
        using var folder = Folder("action = dummy");
        folder.Write("action.d/dummy.conf", "[Definition]\nactionban = echo mine\n");

        var run = ProgramRun.Of("check", "-c", folder.Path, "-d", "--origin");

        run.Output.ShouldContain($"{folder.Path}/action.d/dummy.conf:2:13");
        run.Output.ShouldNotContain("built-in/");
    }

    private static string Root
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "Banhammer.sln")))
            {
                folder = Path.GetDirectoryName(folder)!;
            }

            return folder;
        }
    }

    private static TemporaryFolder Folder(string action)
    {
        var folder = new TemporaryFolder();
        folder.Write("jail.conf", $"[one]\nenabled = true\nfilter = app\nlogpath = {folder.Path}/app.log\n{action}\n");
        folder.Write("filter.d/app.conf", "[Definition]\nfailregex = ^bad login from <ADDR>$\n");
        folder.Write("app.log", "");
        return folder;
    }
}
