using System.Linq;
using Banhammer.Engine.Dates;
using Banhammer.FilterLanguage.Patterns;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Dates;

public sealed class DateTemplateListTests
{
    public static TheoryData<string, string, string> Patterns => new()
    {
        { "^%Y-%m-%d %H:%M:%S", "1999-01-23 21:59:59 x", "1999-01-23T21:59:59Z [1999-01-23 21:59:59]" },
        { "%d/%b[^/]*/%Y:%H:%M:%S %z", "a 20/November/2025:10:00:00 +0100 x", "2025-11-20T09:00:00Z [20/November/2025:10:00:00 +0100]" },
        { "%b (%d) %H:%M:%S", "Nov 20 10:00:00", "2025-11-20T10:00:00Z [Nov]" },
        { "^x=(%H:%M:%S),", "x=10:00:00, y", "2025-11-20T10:00:00Z [10:00:00]" },
        { "{UNB}%H:%M:%S", "x10:00:005", "2025-11-20T10:00:00Z [10:00:00]" },
        { "%H:%M:%S", "x10:00:005", "no stamp" },
        { "**%H:%M:%S**", "x10:00:005", "2025-11-20T10:00:00Z [10:00:00]" },
        { @"%H:%M:%S\**", "x 10:00:00***", "2025-11-20T10:00:00Z [10:00:00***]" },
        { "{^LN-BEG}%H:%M:%S", "[[10:00:00]]", "2025-11-20T10:00:00Z [10:00:00]" },
        { "{^LN-BEG}%H:%M:%S", "[[[10:00:00]]", "no stamp" },
        { "{DATE}", "[20/Nov/2025:00:00:00 +0000]", "2025-11-20T00:00:00Z [20/Nov/2025:00:00:00 +0000]" },
        { @"^[^\[]*(\[{DATE}\s*\])", "a b [20/Nov/2025:00:00:00 +0000 ] x", "2025-11-20T00:00:00Z [[20/Nov/2025:00:00:00 +0000 ]]" },
        { "{NONE}", "x", "empty" },
        { "{none}", "", "no stamp" },
        { "^WARNING:()**", "WARNING: x", "empty" },
        { "epoch", "1124013599 x", "2005-08-14T09:59:59Z [1124013599]" },
        { "^EPOCH", "x 1124013599", "no stamp" },
        { "LEPOCH", "1124013599123 x", "2005-08-14T09:59:59.123Z [1124013599123]" },
        { "LEPOCH", "1124013599123.5 x", "2005-08-14T09:59:59.1235Z [1124013599123.5]" },
        { "LEPOCH", "1124013599123456 x", "2005-08-14T09:59:59.123456Z [1124013599123456]" },
        { @"t=\<{EPOCH}\>", "a t=<1124013599.5000> x", "2005-08-14T09:59:59.5Z [t=<1124013599.5000>]" },
        { @"t=\<({EPOCH}\>)", "a t=<1124013599> x", "2005-08-14T09:59:59Z [1124013599>]" },
        { "{^LN-BEG}TAI64N", "[@4000000041f4104f00000000] x", "2005-01-23T20:59:59Z [@4000000041f4104f00000000]" },
        { "%A, %B %d %y %l:%M %p", "Sunday, January 23 05  9:59 pm", "2005-01-23T21:59:00Z [Sunday, January 23 05  9:59 pm]" },
        { "%c", "Sun Jan 23 21:59:59 2005", "2005-01-23T21:59:59Z [Sun Jan 23 21:59:59 2005]" },
        { "%x %X", "01/23/05 21:59:59", "2005-01-23T21:59:59Z [01/23/05 21:59:59]" },
        { "%Y.%j %H:%M", "2005.023 21:59", "2005-01-23T21:59:00Z [2005.023 21:59]" },
        { "%Y %U %w", "2005 04 0", "2005-01-23T00:00:00Z [2005 04 0]" },
        { "%Y %W %a", "2005 03 Sun", "2005-01-23T00:00:00Z [2005 03 Sun]" },
        { "%H:%M %ExZ", "10:00 CET", "2025-11-20T09:00:00Z [10:00 CET]" },
        { "%H:%M %Exz", "10:00 CET+0130 x", "2025-11-20T07:30:00Z [10:00 CET+0130]" },
        { "%Exy%Exm%Exd %Exk:%ExM:%ExS", "130322  1:46:11", "2013-03-22T01:46:11Z [130322  1:46:11]" },
        { "%d%% %H:%M %m", "20% 10:00 11", "2025-11-20T10:00:00Z [20% 10:00 11]" },
        { @"^(?:\S+ )*%b %d %H:%M:%S", "é b Nov 20 10:00:00 x", "2025-11-20T10:00:00Z [é b Nov 20 10:00:00]" },
        { "%m %H:%M", "11 10:00", "no time" },
        { "  %H:%M:%S  \n\n %d.%m.%Y ", "20.11.2025", "2025-11-20T00:00:00Z [20.11.2025]" },
    };

    public static TheoryData<string, string> Faulty => new()
    {
        { "%H:%M:%q", "%q" },
        { "100%", "'%'" },
        { "%s", "%s" },
        { "%Exj", "%Exj" },
        { "%k:%M", "no valid regex" }, // its first blank is trimmed off, as by the peer
        { "(%H:%M", "no valid regex" },
        { "%d.%m %d", "twice" },
        { "%H:%M\n%H:%M", "twice" },
    };

    public static TheoryData<string, DateJoint> Joints => new()
    {
        { "", DateJoint.BeforeNonWord },
        { "{^LN-BEG}", DateJoint.LineStart },
        { "^%Y-%m-%d", DateJoint.LineStart },
        { "{^LN-BEG}%H:%M:%S\n^(%d%m%y)-x", DateJoint.LineStart },
        { "%H:%M:%S", DateJoint.BeforeNonWord },
        { "EPOCH", DateJoint.BeforeNonWord },
        { "{UNB}%H:%M:%S", DateJoint.Anywhere },
        { @"%H:%M:%S\]", DateJoint.Anywhere },
        { @"^\[(%H:%M:%S)\]", DateJoint.InBrackets },
        { @"^\S+ - \[(%H:%M:%S)\]"+ "\n" + @"\[(%d/%b)\] x", DateJoint.InBrackets },
        { @"\[(%H:%M:%S)\]" + "\n^%d/%b", DateJoint.BeforeNonWord },
        { @"\[(%H:%M:%S)\]?", DateJoint.Anywhere },
        { @"[\[(](%H:%M:%S)\]", DateJoint.Anywhere },
        { "(%H):%M", DateJoint.Anywhere },
        { "^%H:%M|%S", DateJoint.LineStart },
        { "^a(%H:%M)|%S", DateJoint.Anywhere },
        { @"^(?:\S+ )*%H:%M:%S", DateJoint.Anywhere },
    };

    [Theory]
    [MemberData(nameof(Patterns))]
    public void TryCompile_Pattern_FindsStamp(string pattern, string line, string expected)
        => Stamps.Detector(pattern).Describe(line).ShouldBe(expected);

    [Theory]
    [MemberData(nameof(Faulty))]
    public void TryCompile_FaultyPattern_TellsProblem(string pattern, string expected)
    {
        DateTemplateList.TryCompile(pattern, out var list, out var problem).ShouldBeFalse();
        problem.ShouldNotBeNull().ShouldContain(expected);
        list.Count.ShouldBe(31);
    }

    [Theory]
    [MemberData(nameof(Joints))]
    public void Joint_Pattern_IsWhatIsSure(string pattern, DateJoint expected) => Stamps.Templates(pattern).Joint.ShouldBe(expected);

    [Theory]
    [InlineData("{^LN-BEG}", 17)]
    [InlineData("{DEFAULT}", 31)]
    [InlineData("{DATE}", 17)]
    [InlineData("%H:%M\n{DEFAULT}", 32)]
    [InlineData("{^LN-BEG}%H:%M:%S\n{default}", 31)]
    [InlineData("\n  \n", 31)]
    public void TryCompile_Placeholders_AppendDefaultTemplates(string pattern, int count) => Stamps.Templates(pattern).Count.ShouldBe(count);

    [Theory]
    [InlineData("{^LN-BEG}Epoch\n{^LN-BEG}", 100)]
    [InlineData("{^LN-BEG}TAI64N\n{DEFAULT}", 100)]
    [InlineData("{^LN-BEG}%m/%d/%ExY:%H:%M:%S\n{^LN-BEG}", 100)]
    [InlineData("{^LN-BEG}Epoch\n%H:%M", 1)]
    [InlineData("^EPOCH\n{^LN-BEG}", 1)]
    [InlineData("%H:%M\n{^LN-BEG}", 1)]
    public void TryCompile_DefaultBesideDefaults_HasItsWeight(string pattern, double weight) => Stamps.Templates(pattern)[0].Weight.ShouldBe(weight);

    [Fact]
    public void TryCompile_YearsThatNeedARegex_AreThoseOfTheWindow()
    {
        const string Pattern = @"^(?:\S+ )*%ExY-%m-%d";
        Stamps.Detector(Pattern, Stamps.Options(now: "2026-06-01T00:00:00Z")).Describe("a b 2030-01-23").ShouldBe("no stamp");
        Stamps.Detector(Pattern, Stamps.Options(now: "2027-06-01T00:00:00Z")).Describe("a b 2030-01-23").ShouldStartWith("2030-01-23");
    }

    [Fact]
    public void TryCompile_CustomPattern_KeepsPatternBesidesName()
    {
        var template = Stamps.Templates("{^LN-BEG}%d %k").Single();
        (template.Pattern, template.Name, template.Weight).ShouldBe(("{^LN-BEG}%d %k", "{^LN-BEG}Day %k", 1));
    }
}
