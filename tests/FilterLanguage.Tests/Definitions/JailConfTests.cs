using System.Linq;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Tests.Conf;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Definitions;

public sealed class JailConfTests
{
    private const string Filter = """
        [Definition]
        failregex = ^bad-<mode> %(maxretry)s from <ADDR>$
        ignoreregex = ^never
        datepattern = {^LN-BEG}
        maxlines = 1
        journalmatch = _COMM=app
        maxretry = none
        [Init]
        mode = normal
        """;

    [Fact]
    public void Names_AreThoseOfAllLayers_WithoutDefaults()
    {
        var files = new ConfFilesInMemory
        {
            ["/c/jail.conf"] = "[INCLUDES]\nbefore = paths.conf\n[DEFAULT]\nx = 1\n[one]\nenabled = true\n",
            ["/c/paths.conf"] = "[DEFAULT]\nlog = /var/log\n",
            ["/c/jail.d/a.conf"] = "[two]\nenabled = true\n",
            ["/c/jail.local"] = "[one]\nenabled = false\n[three]\n",
        };

        var conf = JailConf.Read(files, "/c");

        conf.Names.ShouldBe(["one", "two", "three"]);
        Define(conf, "one").Value.ShouldNotBeNull().Find("enabled")!.Text.ShouldBe("false");
    }

    [Fact]
    public void Folder_WithoutJails_HasNone() => JailConf.Read(new ConfFilesInMemory(), "/c").Names.ShouldBeEmpty();

    [Fact]
    public void Filter_IsThatOfTheJail_WithItsOptions()
    {
        var jail = Jail("[DEFAULT]\nfilter = app[mode=%(kind)s]\nkind = odd\n[app]\nmaxretry = 3\n");

        jail.Filter.FailRegexes.Single().Text.ShouldBe("^bad-odd 3 from <ADDR>$", "%(maxretry)s sees the jail's before the filter's");
        jail.Filter.Name.ShouldBe("app");
        jail.Options.Select(option => option.Name).ShouldBe(["filter", "maxretry"]);
    }

    [Fact]
    public void PassedOption_GoesBeforeTheJails() =>
        Jail("[app]\nfilter = app[mode=odd]\n", "mode=passed").Filter.FailRegexes.Single().Text.ShouldBe("^bad-passed none from <ADDR>$");

    [Fact]
    public void JailsOwnRegexes_TakeThePlaceOfTheFilters()
    {
        var filter = Jail("""
            [app]
            filter = app
            failregex = %(known/failregex)s
                        ^worse from <ADDR>$
            ignoreregex =
            prefregex = ^<F-CONTENT>.+</F-CONTENT>$
            datepattern = EPOCH
            maxlines = 4
            journalmatch = _COMM=jail
            """).Filter;

        filter.FailRegexes.Select(regex => regex.Text).ShouldBe(["^bad-normal none from <ADDR>$", "^worse from <ADDR>$"]);
        filter.IgnoreRegexes.ShouldBeEmpty();
        filter.PrefRegex.ShouldNotBeNull().Text.ShouldBe("^<F-CONTENT>.+</F-CONTENT>$");
        filter.DatePattern.ShouldBe("EPOCH");
        filter.MaxLines.ShouldBe(4);
        filter.JournalMatches.ShouldBe(["_COMM=jail"]);
    }

    [Fact]
    public void JailsRegex_IsLocatedInItsFile() =>
        Jail("[app]\nfilter = app\nfailregex = ^worse from <ADDR>$\n").Filter.FailRegexes.Single().Locate(0, 6).ToString().ShouldBe("/c/jail.conf:3:13");

    [Fact]
    public void JailWithoutFilter_HasItsOwnRegexesOnly() =>
        Jail("[app]\nfailregex = ^x <ADDR>$\n").Filter.FailRegexes.Single().Text.ShouldBe("^x <ADDR>$");

    [Fact]
    public void FolderAndRelease_AreKnownToAllJails() =>
        Jail("[app]\nfilter = app\nlogpath = %(fail2ban_confpath)s/x%(fail2ban_version)s\n").Find("logpath")!.Text.ShouldStartWith("/c/x1.");

    [Theory]
    [InlineData("[app]\nfilter = app[mode\n", "BH0010", "/c/jail.conf:2:18")]
    [InlineData("[app]\nfilter = ap\n", "BH0010", "/c/jail.conf:2:10")]
    [InlineData("[app]\nfilter = app\naction = %(nothing)s\n", "BH0102", "/c/jail.conf:3:10")]
    [InlineData("[app]\nfilter = app\nfilter = app\n", "BH0004", "/c/jail.conf:3:1")]
    public void BadJail_IsAFaultAtItsPlace(string text, string id, string where)
    {
        var files = new ConfFilesInMemory { ["/c/jail.conf"] = text, ["/c/filter.d/app.conf"] = Filter };
        var conf = JailConf.Read(files, "/c");

        conf.Faults.Concat(Define(conf, "app").Faults).Where(fault => fault.Rule != ConfigurationFaults.NoLogPath).Select(fault => (fault.Rule.Id, fault.Where.ToString())).ShouldHaveSingleItem().ShouldBe((id, where));
    }

    private static JailDefinition Jail(string text, params string[] options)
    {
        var files = new ConfFilesInMemory { ["/c/jail.conf"] = text, ["/c/filter.d/app.conf"] = Filter };
        var conf = JailConf.Read(files, "/c");
        var jail = Define(conf, "app", options);
        conf.Faults.Concat(jail.Faults).Where(fault => fault.Rule != ConfigurationFaults.NoLogPath).ShouldBeEmpty();
        return jail.Value.ShouldNotBeNull();
    }

    private static Loaded<JailDefinition> Define(JailConf conf, string name, params string[] options) =>
        conf.Define(name, new JailContext { FilterOptions = Loading.Options(options), FromJournal = false, WithActions = false });
}
