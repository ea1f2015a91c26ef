using System.Linq;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Tests.Conf;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Definitions;

public sealed class FilterLayersTests
{
    private const string Stock = "[Definition]\nfailregex = stock\n";

    private static string Layer(string value) => $"[Definition]\nfailregex = %(known/failregex)s\n  {value}\n";

    [Fact]
    public void Load_AllLayers_AreReadInOrder()
    {
        var files = new ConfFilesInMemory
        {
            ["/d/f.local"] = "[Definition]\na = 1",
            ["/d/f.d/b.conf"] = "[Definition]\na = 2",
            ["/d/f.d/a.conf"] = "[Definition]\na = 3",
            ["/d/f.d/c.local"] = "[Definition]\na = 4",
            ["/d/f.d/.hidden.conf"] = "[Definition]\na = 5",
            ["/d/f.d/notes.txt"] = "no conf",
            ["/d/f.conf"] = "[Definition]\nfailregex = %(a)s",
        };
        var filter = files.Load().Value!;

        filter.FilesRead.ShouldBe(["/d/f.conf", "/d/f.d/a.conf", "/d/f.d/b.conf", "/d/f.local", "/d/f.d/c.local"]);
        filter.FailRegexes[0].Text.ShouldBe("4");
    }

    [Fact]
    public void Load_KnownOfOneLayer_IsTheStockValue() =>
        new ConfFilesInMemory { ["/d/f.conf"] = Stock, ["/d/f.local"] = Layer("mine") }
            .Load().Value!.FailRegexes.Select(regex => regex.Text).ShouldBe(["stock", "mine"]);

    [Fact]
    public void Load_KnownOfTwoLayers_IsALoop() =>
        new ConfFilesInMemory { ["/d/f.conf"] = Stock, ["/d/f.d/a.conf"] = Layer("one"), ["/d/f.local"] = Layer("two") }
            .Load().Faults.ShouldHaveSingleItem().Message.ShouldContain(
                "'known/failregex' refers to itself: known/failregex (/d/f.d/a.conf:2) -> known/failregex");

    [Fact]
    public void Load_KnownOfNothing_FallsBackToDefault() =>
        Loading.LoadText("[DEFAULT]\na = inherited\n[Definition]\nfailregex = %(known/a)s\na = own").Value!.FailRegexes[0].Text.ShouldBe("inherited");

    [Fact]
    public void Load_KnownTag_IsThePreviousLayerOrTheValueItself()
    {
        var files = new ConfFilesInMemory
        {
            ["/d/f.conf"] = "[Definition]\nfailregex = <known/a> <known/b>\na = stock\nb = only",
            ["/d/f.local"] = "[Definition]\na = mine",
        };

        files.Load().Value!.FailRegexes[0].Text.ShouldBe("stock only");
    }

    [Fact]
    public void Load_LocalAlone_IsAFilter() =>
        new ConfFilesInMemory { ["/d/f.local"] = Stock }.Load().Value!.Path.ShouldBe("/d/f.local");

    [Fact]
    public void Load_Includes_AreReadAroundTheFileWithTheirLocals()
    {
        var files = new ConfFilesInMemory
        {
            ["/d/f.conf"] = "[INCLUDES]\nbefore = a.conf\n         ../e/b.conf\nafter = z.local\n         c.conf\n" + Stock,
            ["/d/a.conf"] = "[INCLUDES]\nafter = %(dir)s/d.conf\n[DEFAULT]\ndir = sub",
            ["/d/a.local"] = "",
            ["/d/sub/d.conf"] = "",
            ["/e/b.conf"] = "",
            ["/d/c.conf"] = "",
            ["/d/f.local"] = "",
        };

        files.Load().Value!.FilesRead.ShouldBe(["/d/a.conf", "/d/sub/d.conf", "/d/a.local", "/e/b.conf", "/d/f.conf", "/d/c.conf", "/d/f.local"]);
    }

    [Fact]
    public void Load_MissingInclude_IsOneErrorAtTheEntry() =>
        Loading.LoadText("[INCLUDES]\nbefore = common.conf\n         x-common.conf\nafter = f-extra.local\n" + Stock)
            .Faults.Select(fault => fault.ToString()).ShouldBe(
            [
                "/d/f.conf:2:10: BH0007 error: '/d/f.conf' includes 'common.conf', but there is no file '/d/common.conf'; create it or remove the entry",
                "/d/f.conf:3:10: BH0007 error: '/d/f.conf' includes 'x-common.conf', but there is no file '/d/x-common.conf'; create it or remove the entry",
            ]);

    [Fact]
    public void Load_IncludeThatExistsAsLocalOnly_IsFine()
    {
        var files = new ConfFilesInMemory { ["/d/f.conf"] = "[INCLUDES]\nbefore = common.conf\n" + Stock, ["/d/common.local"] = "" };

        files.Load().Faults.ShouldBeEmpty();
    }

    [Fact]
    public void Load_FileThatIncludesItself_IsReadTwice()
    {
        var loaded = new ConfFilesInMemory { ["/d/f.conf"] = "[INCLUDES]\nbefore = f.conf\n[Definition]\nfailregex = %(known/a)s\na = x" }.Load();

        loaded.Value!.FailRegexes[0].Text.ShouldBe("x");
        loaded.Faults.ShouldHaveSingleItem().Rule.Id.ShouldBe("BH0008");
    }

    [Fact]
    public void Load_IncludeLoop_IsCutAndTold()
    {
        var files = new ConfFilesInMemory
        {
            ["/d/f.conf"] = "[INCLUDES]\nbefore = a.conf\n" + Stock,
            ["/d/a.conf"] = "[INCLUDES]\nbefore = ./f.conf\n",
        };
        var loaded = files.Load();

        loaded.Value!.FilesRead.ShouldBe(["/d/a.conf", "/d/f.conf"]);
        var fault = loaded.Faults.ShouldHaveSingleItem();
        fault.ToString().ShouldBe(
            "/d/a.conf:2:10: BH0008 warning: '/d/f.conf' includes itself: /d/f.conf -> /d/a.conf -> /d/f.conf; the entry has no effect, remove it");
    }

    [Fact]
    public void Load_IncludesThatMultiply_StopEarly()
    {
        var files = new ConfFilesInMemory { ["/d/f.conf"] = "[INCLUDES]\nbefore = i0.conf\n" + Stock };
        for (var i = 0; i < 20; i++)
        {
            files.Add($"/d/i{i}.conf", $"[INCLUDES]\nbefore = i{i + 1}.conf\nafter = i{i + 1}.conf");
        }

        files.Add("/d/i20.conf", "");

        files.Load().Faults.ShouldHaveSingleItem().Rule.ShouldBe(ReadingFaults.TooManyIncludes);
    }

    [Fact]
    public void Load_UnreadableFile_IsAnError()
    {
        var files = new ConfFilesInMemory { ["/d/f.conf"] = Stock, ["/d/f.local"] = null };

        files.Load().Faults.ShouldHaveSingleItem().ToString().ShouldBe(
            "/d/f.local: BH0006 error: '/d/f.local' can't be read: permission denied; expected a readable file in UTF-8");
    }

    [Fact]
    public void LoadFile_AnyPath_ReadsItsIncludesAndLocalButNoFolder()
    {
        var files = new ConfFilesInMemory
        {
            ["/x/my.filter.conf"] = "[INCLUDES]\nbefore = inc.conf\n" + Stock,
            ["/x/my.filter.local"] = "",
            ["/x/inc.conf"] = "",
            ["/x/my.filter.d/more.conf"] = "",
        };
        var filter = FilterLoader.LoadFile(files, "/x/my.filter.conf", Loading.Options()).Value!;

        filter.FilesRead.ShouldBe(["/x/inc.conf", "/x/my.filter.conf", "/x/my.filter.local"]);
        filter.Name.ShouldBe("my.filter");
    }

    [Fact]
    public void LoadFile_Missing_IsAFault() =>
        FilterLoader.LoadFile(new ConfFilesInMemory(), "/x/f.conf", Loading.Options()).Faults.ShouldHaveSingleItem().ToString().ShouldBe(
            "/x: BH0010 error: there is no filter 'f' in '/x'; expected a file '/x/f.conf'");

    [Theory]
    [InlineData("sshdd", "did you mean 'sshd'?")]
    [InlineData("Sshd", "did you mean 'sshd'?")]
    [InlineData("ssh", "did you mean 'sshd'?")]
    [InlineData("own-filer", "did you mean 'own-filter'?")]
    [InlineData("apache", "expected a file 'apache.conf' there")]
    public void Load_UnknownName_GuessesWhatWasMeant(string name, string remedy)
    {
        var files = new ConfFilesInMemory { ["/d/sshd.conf"] = Stock, ["/d/own-filter.local"] = Stock, ["/d/readme.txt"] = "" };

        FilterLoader.Load(files, "/d", name, Loading.Options(), new FilterContext { Origin = new SourceSpan("/jail.local", 3, 10, name.Length) })
            .Faults.ShouldHaveSingleItem().ToString().ShouldBe($"/jail.local:3:10: BH0010 error: there is no filter '{name}' in '/d'; {remedy}");
    }
}
