using System.Linq;
using Banhammer.FilterLanguage.Tests.Conf;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Definitions;

public sealed class FilterAdviceTests
{
    private const string Stock = "[Definition]\nfailregex = <x-<mode>> %(used)s\nx-one = a\nmode = one\nused = u\n_other = 1\n";

    /// <summary>What is added to a good filter, and what is said about it.</summary>
    public static TheoryData<string, string> Misspelled => new()
    {
        {
            "failregx = x",
            "/d/f.conf:7:1: BH0012 warning: option 'failregx' has no meaning in '[Definition]' and nothing refers to it; "
                + "did you mean 'failregex'?"
        },
        {
            "ignore_regex = x",
            "/d/f.conf:7:1: BH0012 warning: option 'ignore_regex' has no meaning in '[Definition]' and nothing refers to it; "
                + "did you mean 'ignoreregex'?"
        },
        {
            "[Init]\nmaxline = 3",
            "/d/f.conf:8:1: BH0012 warning: option 'maxline' has no meaning in '[Init]' and nothing refers to it; "
                + "did you mean 'maxlines'?"
        },
        {
            "[INCLUDES]\nafer = x",
            "/d/f.conf:8:1: BH0012 warning: option 'afer' has no meaning in '[INCLUDES]' and nothing refers to it; "
                + "did you mean 'after'?"
        },
        {
            "^blocked ip=<HOST>$",
            "/d/f.conf:7:1: BH0016 warning: '^blocked ip' is read as the name of an option, but looks like a regex; "
                + "indent the line to make it part of the value above"
        },
        {
            "[Defintion]\na = 1",
            "/d/f.conf:7:2: BH0013 warning: section '[Defintion]' has no meaning in a filter and nothing refers to it; "
                + "did you mean '[Definition]'?"
        },
        {
            "[includes]\nbefore = a",
            "/d/f.conf:7:2: BH0013 warning: section '[includes]' has no meaning in a filter and nothing refers to it; "
                + "did you mean '[INCLUDES]'?"
        },
    };

    /// <summary>A failregex, and what is said about its tags.</summary>
    [Theory]
    [InlineData("x <mdoe> y", "/d/f.conf:2:15: BH0018 warning: '<mdoe>' in 'failregex' names no option, so it is matched as it stands; did you mean '<mode>'?")]
    [InlineData("<lt_fil/prefix>", "/d/f.conf:2:13: BH0018 warning: '<lt_fil/prefix>' in 'failregex' names no option, so it is matched as it stands; did you mean '<lt_file/prefix>'?")]
    [InlineData("<knwon/mode>", "/d/f.conf:2:13: BH0018 warning: '<knwon/mode>' in 'failregex' names no option, so it is matched as it stands; did you mean '<known/mode>'?")]
    [InlineData(@"\<mdoe> (?P<mdoe>x) <HOST> <none> <mo> < mdoe>")]
    [InlineData("<mode> <Mode> <m<mode>>")]
    public void Load_UnknownTag_IsAWarningIfAnOptionIsNear(string failRegex, params string[] expected) =>
        Loading.LoadText($"[Definition]\nfailregex = {failRegex}\nmode = ode\n[lt_file]\nprefix = x").Faults.Select(fault => fault.ToString()).ShouldBe(expected);

    [Theory]
    [MemberData(nameof(Misspelled))]
    public void Load_MisspelledName_IsAWarning(string added, string expected)
    {
        var loaded = Loading.LoadText(Stock + added);

        loaded.Value.ShouldNotBeNull();
        loaded.Faults.Select(fault => fault.ToString()).ShouldBe([expected]);
    }

    [Theory]
    [InlineData("author = me")]
    [InlineData("failregexx = 1\nv = <failregexx>")]
    [InlineData("x-two = b")]
    [InlineData("[Init?family=inet6]\nv = 1")]
    [InlineData("[lt_file]\nv = 1")]
    public void Load_OtherNames_AreNobodysBusiness(string added) => Loading.LoadText(Stock + added).Faults.ShouldBeEmpty();

    [Fact]
    public void Load_OptionOfAnInclude_IsNotTheFiltersFault()
    {
        var files = new ConfFilesInMemory { ["/d/f.conf"] = "[INCLUDES]\nbefore = c.conf\n" + Stock, ["/d/c.conf"] = "[Definition]\nfailregx = x" };

        files.Load().Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("mode=one")]
    [InlineData("used=x")]
    [InlineData("x-other=b")]
    [InlineData("_other=b")]
    [InlineData("maxlines=2")]
    [InlineData("logtype=journal")]
    public void Load_KnownArgument_IsFine(string argument) => Loading.LoadText(Stock, argument).Faults.ShouldBeEmpty();

    [Theory]
    [InlineData("mod=one", "no file of filter 'f' mentions option 'mod'; did you mean 'mode'?")]
    [InlineData("modus=one", "no file of filter 'f' mentions option 'modus'; it has no effect, remove it")]
    public void Load_UnknownArgument_IsAWarning(string argument, string expected)
    {
        var loaded = Loading.LoadText(Stock, argument);

        loaded.Value.ShouldNotBeNull();
        loaded.Faults.ShouldHaveSingleItem().Message.ShouldBe(expected);
    }

    [Fact]
    public void Load_ValueOfAChoiceThatNothingServes_IsAWarning()
    {
        var loaded = Loading.LoadText("[Definition]\nmode = a\nfailregex = <x-<mode>>\nx-a = 1\nx-b = 2\n", "mode=c");

        loaded.Value.ShouldNotBeNull();
        loaded.Faults.ShouldHaveSingleItem().Message.ShouldBe(
            "option 'mode' of filter 'f' is 'c', for which its files have nothing, so the parts of the filter that depend on it are lost; expected one of a, b");
    }

    [Theory]
    [InlineData("[Definition]\nfailregex =\n")]
    [InlineData("[Definition]\nfailregex = <empty>\nempty =\n")]
    [InlineData("")]
    public void Load_NoFailRegex_IsAWarning(string text)
    {
        var loaded = Loading.LoadText(text);

        loaded.Value!.FailRegexes.ShouldBeEmpty();
        loaded.Faults.ShouldHaveSingleItem().ToString().ShouldBe(
            "/d/f.conf: BH0014 warning: filter 'f' has no failregex, so it never finds a failure; set 'failregex' in '[Definition]'");
    }
}
