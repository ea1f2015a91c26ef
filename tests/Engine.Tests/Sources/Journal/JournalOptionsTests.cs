using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Banhammer.Engine.Sources.Journal;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Sources.Journal;

public sealed class JournalOptionsTests
{
    [Fact]
    public void TryRead_AllOptions_AreTaken()
    {
        var options = Read(("journalpath", "/p"), ("journalfiles", "/a, /b*\t/c,,"), ("journalflags", "5"), ("namespace", "n"), ("rotated", "On"));

        options.Path.ShouldBe("/p");
        options.Files.ShouldBe(["/a", "/b*", "/c"]);
        options.Flags.ShouldBe(JournalFlags.LocalOnly | JournalFlags.System);
        options.Namespace.ShouldBe("n");
        options.Rotated.ShouldBeTrue();
    }

    [Fact]
    public void TryRead_None_IsTheDefault()
    {
        Read().ShouldBe(JournalOptions.Default);
        Read(("journalflags", "0")).Flags.ShouldBe(JournalFlags.None);
        Read(("rotated", "off")).Rotated.ShouldBeFalse();
    }

    [Theory]
    [InlineData("journalflags", "16", "journalflags is '16'; expected")]
    [InlineData("journalflags", "-1", "journalflags is '-1'; expected")]
    [InlineData("journalflags", "", "journalflags is ''; expected")]
    [InlineData("journalflags", "x", "journalflags is 'x'; expected")]
    [InlineData("rotated", "maybe", "rotated is 'maybe'; expected on or off")]
    [InlineData("journalfile", "/a", "'journalfile' is no option of the journal; expected journalpath, journalfiles")]
    public void TryRead_Wrong_TellsWhatWasExpected(string name, string value, string what)
    {
        JournalOptions.TryRead(new Dictionary<string, string> { [name] = value }, out var options, out var problem).ShouldBeFalse();

        options.ShouldBeNull();
        problem.ShouldStartWith(what);
    }

    [Theory]
    [InlineData("/nowhere/at/all", null, "journalpath '/nowhere/at/all': there is no such folder")]
    [InlineData(null, "/nowhere/*.journal", "journalfiles '/nowhere/*.journal': there are no such files")]
    [InlineData(null, "/etc/passwd", "/etc/passwd: the journal can't be opened: ")]
    [InlineData("/etc/passwd", null, "journalpath '/etc/passwd': there is no such folder")]
    public void Open_NothingToRead_TellsWhy(string? path, string? file, string what)
    {
        JournalTools.Require();
        var options = new JournalOptions { Path = path, Files = file is null ? [] : [file] };

        JournalReader.TryOpen(options, JournalMatch.Everything, TimeZoneInfo.Utc, TimeProvider.System, out var reader, out var problem).ShouldBeFalse();

        reader.ShouldBeNull();
        problem.ShouldStartWith(what);
    }

    [Fact]
    public void Open_NoFileCanBeRead_TellsWhyAndWhatIsNeeded()
    {
        using var folder = new JournalFolder();
        File.CreateSymbolicLink(folder["system.journal"], folder["system.journal"]); // not even root can read it

        JournalReader.TryOpen(new JournalOptions { Path = folder.Path }, JournalMatch.Everything, TimeZoneInfo.Utc, TimeProvider.System, out _, out var problem).ShouldBeFalse();

        problem.ShouldStartWith($"{folder["system.journal"]}: the journal can't be read: ");
        problem.ShouldContain("the group systemd-journal");
    }

    [Fact]
    public void Open_FolderWithoutJournals_IsEmpty()
    {
        using var folder = new JournalFolder();
        using var reader = folder.Open();

        reader.TryRead(out _).ShouldBeFalse();
        reader.Problem.ShouldBeNull();
    }

    [Fact]
    public void Library_Missing_IsNamed()
    {
        LibSystemd.IsThere("libno-such-library.so.0", out var problem).ShouldBeFalse();

        problem.ShouldNotBeNull().ShouldContain("there is no 'libno-such-library.so.0' on this machine; expected");
    }

    private static JournalOptions Read(params (string Name, string Value)[] arguments)
    {
        JournalOptions.TryRead(arguments.ToDictionary(pair => pair.Name, pair => pair.Value), out var options, out var problem).ShouldBeTrue(problem);
        return options!;
    }
}
