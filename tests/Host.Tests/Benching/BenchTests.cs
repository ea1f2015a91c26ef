using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Benching;

public sealed class BenchTests : IDisposable
{
    private const string Filter = """
        [Definition]
        prefregex = ^ app: <F-CONTENT>.+</F-CONTENT>$
        failregex = ^refused <ADDR>$
                    ^bad \w+ from <ADDR>$
        ignoreregex = from 192\.0\.2\.9
        """;

    private readonly TemporaryFolder folder = new();
    private readonly string log;

    public BenchTests()
    {
        folder.Write("filter.d/app.conf", Filter);
        folder.Write("filter.d/less.conf", "[Definition]\nfailregex = ^ app: refused <ADDR>$\n");
        folder.Write("filter.d/slow.conf", "[Definition]\nfailregex = ^ app: (\\w+)+- refused <ADDR>$\n");
        log = folder.Write("app.log", string.Concat(Enumerable.Range(1, 6).Select(i => $"2026-01-01 10:00:0{i} app: refused 192.0.2.1\n")) + """
            2026-01-01 10:00:07 app: bad root from 192.0.2.2
            2026-01-01 10:00:08 app: bad root from 192.0.2.9
            2026-01-01 10:00:08 web: refused 192.0.2.3
            2026-01-01 10:00:09 app: all is well

            """);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Json_OfAFilter_HasItsStages()
    {
        var output = Lines("app", log);

        output[0].GetProperty("type").GetString().ShouldBe("filter");
        Numbers(output[0], "lines", "matched", "bans").ShouldBe([10, 7, 1]);
        output.Where(IsOf("stage")).Select(stage => (stage.GetProperty("name").GetString(), stage.GetProperty("lines").GetInt64()))
            .ShouldBe([("read", 10), ("frame", 10), ("prefilter", 10), ("date", 9), ("match", 9), ("count", 7)]);
    }

    [Fact]
    public void Json_OfAFilter_HasItsRegexes()
    {
        var regexes = Lines("app", log).Where(IsOf("regex")).ToArray();

        regexes.Select(regex => regex.GetProperty("name").GetString()).ShouldBe(["prefregex", "failregex 1", "failregex 2", "ignoreregex 1"]);
        Numbers(regexes[0], "tried", "matched").ShouldBe([9, 8]);
        Numbers(regexes[1], "tried", "matched").ShouldBe([6, 6]);
        Numbers(regexes[2], "tried", "matched").ShouldBe([2, 2]);
        Numbers(regexes[3], "tried", "matched").ShouldBe([9, 1]);
        regexes.ShouldAllBe(regex => regex.GetProperty("backtracking").GetString() == "linear" && regex.GetProperty("matcher").GetString() == "vm");
    }

    [Fact]
    public void SlowRegex_IsAdvisedOn()
    {
        var output = Lines("slow", log);

        output.Single(IsOf("regex")).GetProperty("backtracking").GetString().ShouldBe("exponential");
        output.Where(IsOf("advice")).Select(advice => advice.GetProperty("id").GetString()).ShouldContain("BH0503");
    }

    [Fact]
    public void Against_AnotherFilter_MeasuresIt()
    {
        var other = Lines("app", log, "--against", "less").Single(IsOf("against"));

        other.GetProperty("filter").GetString().ShouldBe("less");
        Numbers(other, "lines", "matched", "bans").ShouldBe([10, 6, 1]);
    }

    [Fact]
    public void Against_ThePeer_MatchesTheSameLines()
    {
        if (!File.Exists("/usr/bin/fail2ban-regex") && Environment.GetEnvironmentVariable("BANHAMMER_REQUIRE_PEER") != "1")
        {
            Assert.Skip("fail2ban isn't installed");
        }

        var peer = Lines("app", log, "--against", "peer").Single(IsOf("against"));

        Numbers(peer, "lines", "matched", "matchedByOurs").ShouldBe([10, 7, 7]);
    }

    [Fact]
    public void Megabytes_LimitWhatIsRead()
    {
        var line = "2026-01-01 10:00:01 app: refused 192.0.2.1 " + new string('x', 60_000) + "\n";
        var long2 = folder.Write("long.log", string.Concat(Enumerable.Repeat(line, 40)));

        Numbers(Lines("app", long2, "--mb", "1")[0], "lines").ShouldBe([16]);
    }

    [Fact]
    public void Table_ShowsStagesRegexesAndComparison()
    {
        var run = Run("app", log, "--against", "less");

        run.Exit.ShouldBe(0);
        foreach (var text in (string[])["Stage", "prefilter", "all, in memory", "failregex 2", "Backtracking", "10 lines, ", "7 matched, 1 bans.", "On the same lines", "less"])
        {
            run.Output.ShouldContain(text);
        }
    }

    [Theory]
    [InlineData("banhammer: {0}/none.log: the log can't be opened", "app", "{0}/none.log")]
    [InlineData("banhammer: {0}/empty.log: the log is empty, so there is nothing to measure", "app", "{0}/empty.log")]
    [InlineData("banhammer: filter 'ap': not among folder '{0}/filter.d'; did you mean 'app'?", "ap", "{0}/app.log")]
    [InlineData("banhammer: filter 'lest': not among folder '{0}/filter.d'; did you mean 'less'?", "app", "{0}/app.log", "--against", "lest")]
    [InlineData("banhammer: --mb: '0' is too small; expected at least 1", "app", "{0}/app.log", "--mb", "0")]
    [InlineData("banhammer: --mb: '2000' is too much; expected 1 to 1024", "app", "{0}/app.log", "--mb", "2000")]
    [InlineData("banhammer: --now: 'soon' is no time", "app", "{0}/app.log", "--now", "soon")]
    public void WhatCantBeUsed_IsAUsageError(string error, params string[] args)
    {
        folder.Write("empty.log", "");

        var run = Run([.. args.Select(arg => string.Format(null, arg, folder.Path))]);

        run.Exit.ShouldBe(2);
        run.Errors.ShouldStartWith(string.Format(null, error, folder.Path));
        run.Output.ShouldBeEmpty();
    }

    private static Func<JsonElement, bool> IsOf(string type) => line => line.GetProperty("type").GetString() == type;

    private static long[] Numbers(JsonElement line, params string[] names) => [.. names.Select(name => line.GetProperty(name).GetInt64())];

    private ProgramRun Run(params string[] args) =>
        ProgramRun.Of(["bench", "-c", folder.Path, "--timezone", "UTC", .. args]);

    private JsonElement[] Lines(params string[] args)
    {
        var run = Run([.. args, "-o", "json"]);
        run.Errors.ShouldBeEmpty();
        run.Exit.ShouldBe(0);
        return [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }
}
