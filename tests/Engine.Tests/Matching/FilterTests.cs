using System.Collections.Generic;
using System.Linq;
using System.Text;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Matching;

public sealed class FilterTests
{
    private const string Prefix = "^ PREFIX: <F-CONTENT>.+</F-CONTENT>$";
    private const string Line = " PREFIX: bad from 192.0.2.1";

    /// <summary>
    /// An ignoreregex, the number of failregexes, and whether it ignores: on the whole line only where there are at least three more failregexes
    /// than ignoreregexes, on the content always.
    /// </summary>
    public static TheoryData<string, int, LineOutcome> IgnoreRegexes => new()
    {
        { "^ PREFIX", 1, LineOutcome.Matched },
        { "^ PREFIX", 3, LineOutcome.Matched },
        { "^ PREFIX", 4, LineOutcome.Ignored },
        { "^bad", 1, LineOutcome.Ignored },
        { "^bad", 3, LineOutcome.Ignored },
        { "^bad", 4, LineOutcome.Ignored },
        { "^other", 4, LineOutcome.Matched },
    };

    /// <summary>A regex, a line, and the ids found where host names are not looked up.</summary>
    public static TheoryData<string, string, string[]> Ids => new()
    {
        { "from <HOST>$", "from 192.0.2.1", ["192.0.2.1"] },
        { "from <HOST>$", "from ::ffff:192.0.2.1", ["192.0.2.1"] },
        { "from <HOST>$", "from [2001:DB8:0::1]", ["2001:db8::1"] },
        { "from <ADDR>$", "from 256.1.1.1", ["256.1.1.1"] },
        { "from <ADDR>$", "from 192.0.2.01", ["192.0.2.01"] },
        { "from <SUBNET>$", "from 192.0.2.77/24", ["192.0.2.0/24"] },
        { "from <SUBNET>$", "from 192.0.2.77/32", ["192.0.2.77"] },
        { "from <SUBNET>$", "from 2001:db8::77/64", ["2001:db8::/64"] },
        { "from <SUBNET>$", "from 192.0.2.77/99", ["192.0.2.77"] },
        { "key <F-ID>\\S+</F-ID>$", "key a@b.example", ["a@b.example"] },
        { "key <F-ID>\\S+</F-ID>$", "key 192.0.2.1", ["192.0.2.1"] },
        { "key <F-ID>\\S+</F-ID>$", "key 192.0.2.9/24", ["192.0.2.0/24"] },
        { "<F-ID>\\w+</F-ID> from <ADDR>$", "bob from 192.0.2.1", ["bob"] },
        { "<F-ID>\\S+</F-ID> <F-IP4>\\S+</F-IP4>$", "192.0.2.1 192.0.2.1", ["192.0.2.1"] },
        { "from <HOST>$", "from host.example", [] },
        { "<F-ID>\\w+</F-ID> from <DNS>$", "bob from host.example", [] },
    };

    [Theory]
    [MemberData(nameof(IgnoreRegexes))]
    public void Examine_IgnoreRegex_SeesWholeLineOnlyBesideManyFailRegexes(string ignore, int failRegexes, LineOutcome expected)
    {
        var fails = Enumerable.Range(1, failRegexes - 1).Select(i => $"^never{i} <HOST>$").Append("^bad from <HOST>$");

        new FilterProbe(fails, Prefix, [ignore]).Examine(Line).ShouldBe(expected);
    }

    [Fact]
    public void Examine_IgnoreRegex_NeverSeesTheDate()
    {
        var fails = Enumerable.Range(1, 4).Select(i => $"bad{i} from <HOST>$").ToArray();

        new FilterProbe(fails, ignores: ["2005"]).Examine("2005-08-14 bad1 from 192.0.2.1", cut: new DateCut(0, 10)).ShouldBe(LineOutcome.Matched);
        new FilterProbe(fails, ignores: ["^ bad1"]).Examine("2005-08-14 bad1 from 192.0.2.1", cut: new DateCut(0, 10)).ShouldBe(LineOutcome.Ignored);
    }

    [Fact]
    public void Examine_PrefixDoesNotMatch_IsUnmatched()
    {
        new FilterProbe(["bad from <HOST>$"], Prefix).Examine("bad from 192.0.2.1").ShouldBe(LineOutcome.Unmatched);
    }

    [Fact]
    public void Examine_PrefixWithContent_LeavesOnlyItToTheFailRegex()
    {
        var probe = new FilterProbe(["^bad$"], @"^ <F-USER>\w+</F-USER> <ADDR>: <F-CONTENT>.+</F-CONTENT>$");

        probe.Examine(" bob 192.0.2.1: bad").ShouldBe(LineOutcome.Matched);

        probe.Ids.ShouldBe(["192.0.2.1"]);
        probe.Found.Single().Fields.ShouldBe(new Dictionary<string, string> { ["user"] = "bob", ["ip4"] = "192.0.2.1" }, ignoreOrder: true);
    }

    [Theory]
    [InlineData("^bad from <HOST>$", LineOutcome.Matched)]
    [InlineData("^ PREFIX: bad", LineOutcome.Unmatched)]
    [InlineData("bad from <HOST>\\n$", LineOutcome.Matched)]
    public void Examine_Content_IsASubjectOfItsOwn(string fail, LineOutcome expected) => new FilterProbe([fail], Prefix).Examine(Line).ShouldBe(expected);

    [Fact]
    public void Examine_ContentIsEmpty_LeavesTheWholeLine()
    {
        new FilterProbe(["^ PREFIX: bad from <HOST>$"], "^ PREFIX: <F-CONTENT>(?!bad)</F-CONTENT>|PREFIX").Examine(Line).ShouldBe(LineOutcome.Matched);
        new FilterProbe(["^ PREFIX: bad from <HOST>$"], "^ PREFIX: <F-CONTENT></F-CONTENT>").Examine(Line).ShouldBe(LineOutcome.Matched);
    }

    [Theory]
    [InlineData("2005 PREFIX: bad from 192.0.2.1", 0, 4)]
    [InlineData(" PREFIX: bad 2005from 192.0.2.1", 13, 17)]
    [InlineData(" PREFIX: bad from 192.0.2.12005", 27, 31)]
    public void Examine_PrefixAndDate_CutsTheDateFromContentToo(string line, int start, int end)
    {
        var probe = new FilterProbe(["^bad from <HOST>$"], Prefix);

        probe.Examine(line, cut: new DateCut(start, end)).ShouldBe(LineOutcome.Matched);

        probe.Ids.ShouldBe(["192.0.2.1"]);
    }

    [Fact]
    public void Examine_FailRegexSetsAFieldOfThePrefix_Wins()
    {
        var probe = new FilterProbe(["^bad (?:user <F-USER>\\w+</F-USER> )?from <HOST>$"], "^<F-USER>\\w+</F-USER>: <F-CONTENT>.+</F-CONTENT>$");

        probe.Examine("prefix: bad user bob from 192.0.2.1");
        probe.Found.Single().Fields["user"].ShouldBe("bob");
        probe.Examine("prefix: bad from 192.0.2.1");
        probe.Found.Single().Fields["user"].ShouldBe("prefix");
    }

    [Theory]
    [InlineData("<F-ALT_USER>\\w*</F-ALT_USER> <F-USER>\\w*</F-USER> <HOST>", "alt user 192.0.2.1", "user")]
    [InlineData("<F-ALT_USER>\\w*</F-ALT_USER> <F-USER>\\w*</F-USER> <HOST>", "alt  192.0.2.1", "alt")]
    [InlineData("<F-ALT_USER>\\w*</F-ALT_USER> <F-USER>\\w*</F-USER> <HOST>", "  192.0.2.1", "")]
    [InlineData("<F-ALT_USER>a*</F-ALT_USER><F-ALT_USER_1>b*</F-ALT_USER_1> <HOST>", "bb 192.0.2.1", "bb")]
    [InlineData("<F-ALT_USER_1>b*</F-ALT_USER_1><F-ALT_USER>a*</F-ALT_USER> <HOST>", "bbaa 192.0.2.1", "aa")]
    [InlineData("<F-ALT_USER_10>b*</F-ALT_USER_10><F-ALT_USER_2>a*</F-ALT_USER_2> <HOST>", "bbaa 192.0.2.1", "bb")]
    [InlineData("(?P<alt_USER>\\w+) <HOST>", "aa 192.0.2.1", "aa")]
    public void Examine_Alternate_StandsInForAnEmptyField(string regex, string line, string user)
    {
        var probe = new FilterProbe([regex]);

        probe.Examine(line).ShouldBe(LineOutcome.Matched);

        probe.Found.Single().Fields.GetValueOrDefault("user", "").ShouldBe(user);
    }

    [Fact]
    public void Examine_AlternateWithADigitButNoUnderscore_IsAnotherField()
    {
        var probe = new FilterProbe(["<F-ALT_USER1>\\w+</F-ALT_USER1> <HOST>"]);

        probe.Examine("bob 192.0.2.1");

        probe.Found.Single().Fields["user1"].ShouldBe("bob");
        probe.Found.Single().Fields.ShouldNotContainKey("user");
    }

    [Fact]
    public void Examine_AlternateOfThePrefixOnly_DoesNotStandInForTheFailRegex()
    {
        var probe = new FilterProbe(["^bad(?: <F-ALT_USER>\\w+</F-ALT_USER>)? from <HOST>$"], "^<F-USER>\\w*</F-USER>,<F-ALT_USER>\\w*</F-ALT_USER>: <F-CONTENT>.+</F-CONTENT>$");

        probe.Examine("one,two: bad from 192.0.2.1");
        probe.Found.Single().Fields["user"].ShouldBe("one");
        probe.Examine("one,two: bad three from 192.0.2.1");
        probe.Found.Single().Fields["user"].ShouldBe("three");
    }

    /// <summary>A regex, a line, and the id: tuples are what Python prints for them.</summary>
    [Theory]
    [InlineData("<F-ID>\\w+</F-ID> <F-TUPLE_ID>\\w+</F-TUPLE_ID>(?: <F-TUPLE_ID_1>\\w+</F-TUPLE_ID_1>)? <ADDR>$", "a b c 192.0.2.1", "('a', 'b', 'c')")]
    [InlineData("<F-ID>\\w+</F-ID> <F-TUPLE_ID>\\w+</F-TUPLE_ID>(?: <F-TUPLE_ID_1>\\w+</F-TUPLE_ID_1>)? <ADDR>$", "a b 192.0.2.1", "('a', 'b', None)")]
    [InlineData("<F-TUPLE_ID_2>\\w+</F-TUPLE_ID_2> <F-TUPLE_ID_1>\\w*</F-TUPLE_ID_1> <ADDR>$", "a  192.0.2.1", "(None, '', 'a')")]
    [InlineData("<F-ID>\\w*</F-ID> <F-ALT_ID>\\w+</F-ALT_ID> <F-TUPLE_ID>\\w+</F-TUPLE_ID> <ADDR>$", " a b 192.0.2.1", "('a', 'b')")]
    [InlineData("<F-ID>.*</F-ID>,<F-TUPLE_ID>.*</F-TUPLE_ID> <ADDR>$", "it's,\"it's\" 192.0.2.1", "(\"it's\", '\"it\\'s\"')")]
    [InlineData("<F-ID>.*</F-ID>,<F-TUPLE_ID>.*</F-TUPLE_ID> <ADDR>$", "\t\\\r\u0001é,\u00a0\u200b\U000e0001端 192.0.2.1", "('\\t\\\\\\r\\x01é', '\\xa0\\u200b\\U000e0001端')")]
    public void Examine_TupleId_IsTheTextOfTheTuple(string regex, string line, string id)
    {
        var probe = new FilterProbe([regex]);

        probe.Examine(line).ShouldBe(LineOutcome.Matched);

        (probe.Found.Single().Id, probe.Found.Single().Address, probe.Found.Single().Kind).ShouldBe((id, "192.0.2.1", OffenderKind.Text));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Examine_Line_FindsIds(string regex, string line, string[] expected)
    {
        var probe = new FilterProbe([regex]);

        probe.Examine(line).ShouldBe(expected.Length > 0 ? LineOutcome.Matched : LineOutcome.Nofail);

        probe.Ids.ShouldBe(expected);
    }

    [Fact]
    public void Examine_FailureIdBesideAddress_TellsBoth()
    {
        var probe = new FilterProbe(["<F-ID>\\w+</F-ID> from <ADDR>$"]);

        probe.Examine("bob from 192.0.2.1");

        (probe.Found.Single().Id, probe.Found.Single().Address).ShouldBe(("bob", "192.0.2.1"));
    }

    [Fact]
    public void Examine_NameWithSeveralAddresses_IsAFailureOfEach()
    {
        var options = FilterOptions.Default with { HostNames = HostNamePolicy.Yes, Resolver = new KnownHosts { ["host.example"] = ["192.0.2.1", "2001:db8::1"] } };
        var probe = new FilterProbe(["from <HOST>$"], options: options);

        probe.Examine("from host.example").ShouldBe(LineOutcome.Matched);
        probe.Ids.ShouldBe(["192.0.2.1", "2001:db8::1"]);

        probe.Examine("from other.example").ShouldBe(LineOutcome.Nofail);
        probe.Ids.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("from <HOST>$", "from host.example", "host.example")]
    [InlineData("from <HOST>$", "from 192.0.2.1", "192.0.2.1")]
    [InlineData("<F-ID>\\S+</F-ID> from <HOST>$", "bob from host.example", "bob")]
    public void Examine_Raw_TakesNamesAsText(string regex, string line, string expected)
    {
        var probe = new FilterProbe([regex], options: FilterOptions.Default with { HostNames = HostNamePolicy.Raw });

        probe.Examine(line).ShouldBe(LineOutcome.Matched);

        probe.Ids.ShouldBe([expected]);
    }

    [Fact]
    public void Examine_InvalidQuad_IsAText()
    {
        var probe = new FilterProbe(["from <ADDR>$"]);

        probe.Examine("from 256.1.1.1");

        probe.Found.Single().Kind.ShouldBe(OffenderKind.Text);
    }

    [Fact]
    public void Examine_SeveralRegexesMatch_TheFirstDecides()
    {
        var probe = new FilterProbe(["a.* from <HOST>$", "ab from <HOST>$"]);

        probe.Examine("ab from 192.0.2.1");

        probe.Found.Select(found => found.Rule).ShouldBe([0]);
    }

    [Fact]
    public void Examine_TryAllRules_TellsEachThatMatches()
    {
        var probe = new FilterProbe(["a.* from <HOST>$", "no <HOST>$", "ab from <HOST>$"], options: FilterOptions.Default with { TryAllRules = true });

        probe.Examine("ab from 192.0.2.1").ShouldBe(LineOutcome.Matched);

        probe.Found.Select(found => found.Rule).ShouldBe([0, 2]);
    }

    [Fact]
    public void Examine_Candidates_TriesOnlyTheirRegexes()
    {
        var filter = Patterns.Filter(["a from <HOST>$", "a from <HOST>$", "a from <HOST>$"]);
        var sink = new CountingSink();
        var line = "a from 192.0.2.1"u8;

        // The filter's first bit is 63, so its second and third stand in the next word.
        filter.Examine(line, DateCut.None, default, [0, 2], 63, ref sink).ShouldBe(LineOutcome.Matched);
        sink.RuleIndexes.ShouldBe([2]);
        filter.Examine(line, DateCut.None, default, [1UL << 62, 4], 63, ref sink).ShouldBe(LineOutcome.Unmatched);
    }

    [Fact]
    public void Examine_InvalidUtf8InAUser_KeepsTheBytes()
    {
        var probe = new FilterProbe(["user <F-USER>.*</F-USER> from <HOST>$"]);

        probe.Examine([.. "user "u8, 0xff, 0xfe, 0, .. Encoding.ASCII.GetBytes(" from 192.0.2.1")]).ShouldBe(LineOutcome.Matched);

        probe.Found.Single().Fields["user"].ShouldBe("\ufffd\ufffd\0");
    }

    private readonly struct CountingSink() : IFindingSink
    {
        public List<int> RuleIndexes { get; } = [];

        public void Add(in Finding finding) => RuleIndexes.Add(finding.RuleIndex);
    }
}
