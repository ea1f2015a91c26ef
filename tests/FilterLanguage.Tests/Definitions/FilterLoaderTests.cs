using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Tests.Conf;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Definitions;

public sealed class FilterLoaderTests
{
    [Theory]
    [MemberData(nameof(FilterLoaderCases.Values), MemberType = typeof(FilterLoaderCases))]
    public void Load_References_AreReplaced(string definition, string[] options, string expected)
    {
        var loaded = Loading.LoadText("[Definition]\n" + definition, options);

        loaded.Value.ShouldNotBeNull(string.Join('\n', loaded.Faults)).FailRegexes[0].Text.ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(FilterLoaderCases.Faults), MemberType = typeof(FilterLoaderCases))]
    public void Load_BrokenReference_TellsItsPlace(string definition, string id, int line, int column, int length, string message)
    {
        var loaded = Loading.LoadText("[Definition]\n" + definition);

        loaded.Value.ShouldBeNull();
        var fault = loaded.Faults.ShouldHaveSingleItem();
        fault.Rule.Id.ShouldBe(id);
        fault.Where.ShouldBe(new SourceSpan("/d/f.conf", line, column, length));
        fault.Message.ShouldContain(message);
    }

    [Fact]
    public void Load_BrokenOptionThatNothingUses_DoesNoHarm() =>
        Loading.LoadText("[Definition]\nfailregex = x\nother = 100%").Value.ShouldNotBeNull();

    [Fact]
    public void Load_AllOptions_AreInTheDefinition()
    {
        var filter = Loading.LoadText(
            "[Definition]\nprefregex = ^p$\nfailregex = a\n\n  b\nignoreregex = i\nmaxlines = 3\n"
            + "datepattern = %%Y\n  {^LN-BEG}\nusedns = no\n[Init]\njournalmatch = A=1\n  B=2").Value!;

        (filter.Name, filter.Path).ShouldBe(("f", "/d/f.conf"));
        filter.FailRegexes.Select(regex => $"{regex.Number}{regex.Text}").ShouldBe(["1a", "2b"]);
        filter.IgnoreRegexes.Select(regex => $"{regex.Number}{regex.Text}").ShouldBe(["1i"]);
        filter.PrefRegex!.Text.ShouldBe("^p$");
        filter.MaxLines.ShouldBe(3);
        filter.DatePattern.ShouldBe("%Y\n{^LN-BEG}");
        filter.UseDns.ShouldBe("no");
        filter.JournalMatches.ShouldBe(["A=1", "B=2"]);
        filter.Options.Single(option => option.Name == "known/journalmatch").Value.Text.ShouldBe("A=1\nB=2");
    }

    [Fact]
    public void Load_NothingButFailRegex_LeavesTheRestUnset()
    {
        var filter = Loading.LoadText("[Definition]\nfailregex = a\nprefregex =\n").Value!;

        filter.PrefRegex.ShouldBeNull();
        filter.DatePattern.ShouldBeNull();
        filter.UseDns.ShouldBeNull();
        filter.MaxLines.ShouldBe(1);
        filter.IgnoreRegexes.ShouldBeEmpty();
    }

    [Fact]
    public void Load_SameFiles_GivesEqualDefinitions()
    {
        const string text = "[Definition]\nfailregex = <a>\n  b\na = 1";

        Loading.LoadText(text).Value.ShouldBe(Loading.LoadText(text).Value);
        Loading.LoadText(text).Value.ShouldNotBe(Loading.LoadText(text + "2").Value);
    }

    /// <summary>What <c>%(name)s</c> and <c>&lt;name&gt;</c> see: by a filter alone, and in a jail (as the peer's client shows with <c>-d</c>).</summary>
    [Theory]
    [InlineData("%(a)s <a>", false, false, "def def", "jail jail")]
    [InlineData("%(a)s <a>", false, true, "arg arg", "arg arg")]
    [InlineData("%(a)s <a>", true, false, "def init", "init init")]
    [InlineData("%(a)s <a>", true, true, "arg arg", "arg arg")]
    [InlineData("<A> <b>", true, false, "def def", "def init")]
    public void Load_Reference_SeesPassedInitJailDefinitionInTurn(string failRegex, bool init, bool pass, string alone, string inJail)
    {
        var files = new ConfFilesInMemory
        {
            ["/d/f.conf"] = $"[Definition]\nfailregex = {failRegex}\na = def\nb = %(a)s\n" + (init ? "[Init]\na = init\n" : ""),
        };
        string Of(FilterContext context) =>
            FilterLoader.Load(files, "/d", "f", pass ? Loading.Options("a=arg") : Loading.Options(), context).Value!.FailRegexes[0].Text;

        Of(FilterContext.Default).ShouldBe(alone);
        Of(new FilterContext { JailOptions = Loading.Options("a=jail") }).ShouldBe(inJail);
    }

    [Theory]
    [InlineData("failregex = x\nunused = %(none)s")]
    [InlineData("failregex = x %(findtime)s")]
    public void Load_InJail_FailsWithAnyBrokenOptionAndBeforeTheJailsOwn(string definition)
    {
        var files = new ConfFilesInMemory { ["/d/f.conf"] = "[Definition]\n" + definition };
        var jail = new FilterContext { JailOptions = Loading.Options("findtime=600") };

        FilterLoader.Load(files, "/d", "f", Loading.Options(), jail).Faults.ShouldHaveSingleItem().Rule.Id.ShouldBe("BH0102");
    }

    [Fact]
    public void Load_FromJournal_ChoosesTheLogType()
    {
        var files = new ConfFilesInMemory { ["/d/f.conf"] = "[Definition]\nfailregex = <logtype>" };
        string Of(FilterContext context, params string[] options) =>
            FilterLoader.Load(files, "/d", "f", Loading.Options(options), context).Value!.FailRegexes[0].Text;

        Of(FilterContext.Default).ShouldBe("file");
        Of(new FilterContext { FromJournal = true }).ShouldBe("journal");
        Of(new FilterContext { FromJournal = true }, "logtype=short").ShouldBe("short");
    }

    [Fact]
    public void Locate_AcrossIncludesAndReferences_FindsTheLineThatWasWritten()
    {
        var files = new ConfFilesInMemory
        {
            ["/d/f.conf"] = "[INCLUDES]\nbefore = common.conf\n[Definition]\nfailregex = ^%(prefix)s<kind>\n            second <HOST>$\nkind = bad%%\n",
            ["/d/common.conf"] = "[DEFAULT]\n\n# comment\nprefix = start <inner>:\ninner = in\n",
        };
        var filter = files.Load().Value!;

        filter.FailRegexes[0].Text.ShouldBe("^start in:bad%");
        SourceSpan Of(int regex, string part) => filter.FailRegexes[regex].Locate(filter.FailRegexes[regex].Text.IndexOf(part), part.Length);
        Of(0, "^").ShouldBe(new SourceSpan("/d/f.conf", 4, 13, 1));
        Of(0, "start").ShouldBe(new SourceSpan("/d/common.conf", 4, 10, 5));
        Of(0, "in:").ShouldBe(new SourceSpan("/d/common.conf", 5, 9, 2));
        Of(0, "start in:").ShouldBe(new SourceSpan("/d/common.conf", 4, 10, 14));
        Of(0, "%").ShouldBe(new SourceSpan("/d/f.conf", 6, 11, 1));
        Of(1, "<HOST>").ShouldBe(new SourceSpan("/d/f.conf", 5, 20, 6));
    }

    [Theory]
    [InlineData("10", 10)]
    [InlineData(" +1_0 ", 10)]
    [InlineData("\u0663", 3)]
    public void Load_MaxLines_IsANumberAsPythonReadsIt(string value, int expected) =>
        Loading.LoadText($"[Definition]\nfailregex = x\nmaxlines = {value}").Value!.MaxLines.ShouldBe(expected);

    [Theory]
    [InlineData("many")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("99999999999")]
    public void Load_BadMaxLines_UsesOne(string value)
    {
        var loaded = Loading.LoadText($"[Definition]\nfailregex = x\nmaxlines = {value}");

        loaded.Value!.MaxLines.ShouldBe(1);
        loaded.Faults.ShouldHaveSingleItem().ToString().ShouldBe(
            $"/d/f.conf:3:12: BH0015 warning: maxlines is '{value}'; expected a whole number from 1, so 1 is used");
    }

    [Theory]
    [InlineData("%(x)s")]
    [InlineData("<x>")]
    public void Load_ReferencesThatMultiply_StopEarly(string first)
    {
        var text = "[Definition]\nfailregex = " + first.Replace("x", "a0", System.StringComparison.Ordinal) + "\n"
            + string.Concat(Enumerable.Range(0, 8).Select(i => $"a{i} = " + Times(20, first.Replace("x", $"a{i + 1}", System.StringComparison.Ordinal)) + "\n"))
            + "a8 = %%0123456789\n";

        var loaded = Loading.LoadText(text);

        loaded.Value.ShouldBeNull();
        loaded.Faults.ShouldHaveSingleItem().Rule.ShouldBe(InterpolationFaults.TooLong);
    }

    [Fact]
    public void Load_AnyFilterText_NeverThrows() =>
        Prop.ForAll(ConfTexts.Filters, text => NeverThrows(text, "[DEFAULT]\na = %(known/a)s")).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20261121, 17));

    [Fact]
    public void Load_AnyPieces_NeverThrows() =>
        Prop.ForAll(ConfTexts.Arbitrary, ConfTexts.Arbitrary, NeverThrows).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20261121, 17));

    private static bool NeverThrows(string text, string common)
    {
        var files = new ConfFilesInMemory { ["/d/f.conf"] = text, ["/d/f.local"] = text, ["/d/common.conf"] = common };
        var options = new Dictionary<string, string> { ["mode"] = "a", ["a"] = "<b>", ["Ä"] = text };
        var loaded = FilterLoader.Load(files, "/d", "f", options);
        return (loaded.Value is null) == loaded.Faults.Any(fault => fault.Rule.Severity == Severity.Error)
            && loaded.Faults.All(fault => fault.Message.Length > 0);
    }

    private static string Times(int count, string text) => string.Concat(Enumerable.Repeat(text, count));
}
