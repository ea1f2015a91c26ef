using System.Linq;
using Banhammer.FilterLanguage.Advice;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Patterns;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Patterns;

public sealed class PatternReaderTests
{
    [Theory]
    [InlineData(RegexRole.Fail, 2, true)]
    [InlineData(RegexRole.Fail, 1, false)]
    [InlineData(RegexRole.Ignore, 2, false)]
    [InlineData(RegexRole.Prefix, 2, false)]
    public void Read_SeveralLines_AreForFailRegexesAlone(RegexRole role, int maxLines, bool multiline)
    {
        PatternReader.Read("^x$", role, true, maxLines).Regex.ShouldBe(new FinalRegex("^x$", multiline));
        FinalRegex.Of("^x$", role, true, maxLines).Multiline.ShouldBe(multiline);
    }

    [Theory]
    [InlineData("^<HOST> a**", "BH0212", 10, 1)]
    [InlineData("^<HOST> <ADDR>", "BH0216", 8, 6)]
    [InlineData("^<F-A-B>x</F-A-B>", "BH0215", 1, 7)]
    [InlineData("^<ADDR> ((?i)x[)", "BH0205", 14, 2)]
    [InlineData(" \x1c ", "BH0201", 0, 3)]
    public void Read_Fault_PointsIntoTheSource(string source, string ruleId, int offset, int length)
    {
        var fault = Parsing.FailRegex(source).Fault.ShouldNotBeNull();

        (fault.Rule.Id, fault.Offset, fault.Length).ShouldBe((ruleId, offset, length));
    }

    [Fact]
    public void Read_AnyText_NeverThrowsAndPointsIntoTheSource() =>
        Prop.ForAll(AnyPattern.Text, text =>
        {
            var read = Parsing.FailRegex(text);
            var faults = PatternAdvice.Of([read], null).Concat(PatternChecks.Of([read], null)).Select(f => f.Fault).Append(read.Fault);
            return faults.All(f => f is null || (f.Offset >= 0 && f.Offset + f.Length <= text.Length && f.At(SourceSpan.File("x")).Message.Length > 0));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20261121, 17));
}
