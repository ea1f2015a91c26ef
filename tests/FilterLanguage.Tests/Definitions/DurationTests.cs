using System;
using Banhammer.FilterLanguage.Definitions;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Definitions;

public sealed class DurationTests
{
    [Theory]
    [InlineData("600", "600")]
    [InlineData("-1", "-1")]
    [InlineData("0", "0")]
    [InlineData("00", "0")]
    [InlineData(" 5 ", "5")]
    [InlineData("600.0", "600.0")]
    [InlineData("1.", "1.0")]
    [InlineData(".5h", "1800.0")]
    [InlineData("01.5h", "5400.0")]
    [InlineData("1.5h", "5400.0")]
    [InlineData("1h30m", "5400")]
    [InlineData("1d12h", "129600")]
    [InlineData("1y6mo", "47336400.0")]
    [InlineData("1h-30m", "1800")]
    [InlineData("1m30", "90")]
    [InlineData("1M", "60")]
    [InlineData("10S", "10")]
    [InlineData("1 H", "3600")]
    [InlineData("1 day 2 hours", "93600")]
    [InlineData("2w 3dd 4hou", "1483200")]
    [InlineData("1min30sec", "90")]
    [InlineData("1months", "2629800.0")]
    [InlineData("1h30.5m", "5430.0")]
    [InlineData("1h.5", "3600.5")]
    [InlineData("1h+30m*2", "7200")]
    [InlineData("2 * (1h - 10m)", "6000")]
    [InlineData("2/1h", "7200.0")]
    [InlineData("7/2", "3.5")]
    [InlineData("(1+2) h", "10800")]
    [InlineData("1 - - 1", "2")]
    [InlineData("+-5", "-5")]
    [InlineData("5 6", "11")]
    [InlineData("1.5 2", "3.5")]
    [InlineData("10 20 30", "60")]
    [InlineData("1\t2\n", "3")]
    [InlineData("2 h h", "25920000")]
    public void TryParse_Duration_ComputesAndPrintsSeconds(string text, string expected)
    {
        Duration.TryParse(text, out var duration, out var problem).ShouldBeTrue(problem);
        duration.ToString().ShouldBe(expected);
    }

    [Theory]
    [InlineData("", "ends where a number should be")]
    [InlineData("m", "has 'm' where a number should be")]
    [InlineData("d5", "has 'd' where")]
    [InlineData("1x", "has the unknown unit 'x'")]
    [InlineData("1hr", "unknown unit 'hr'")]
    [InlineData("1ms", "unknown unit 'ms'")]
    [InlineData("1_h", "unexpected '_'")]
    [InlineData("1h_", "unknown unit 'h'")]
    [InlineData("(1+2)h", "unknown unit 'h'")]
    [InlineData("1.h", "unknown unit 'h'")]
    [InlineData("1h,30m", "unexpected ','")]
    [InlineData("1..2", "unexpected '.'")]
    [InlineData("1 .5", "unexpected '.'")]
    [InlineData("3h(2)", "unexpected '('")]
    [InlineData("05", "the number '05' with a leading zero")]
    [InlineData("1h05m", "the number '05' with a leading zero")]
    [InlineData("1/0", "divides by zero")]
    [InlineData("1/(1-1)", "divides by zero")]
    [InlineData("(1", "lacks a ')'")]
    [InlineData("1)", "unexpected ')'")]
    [InlineData("1+", "ends where")]
    [InlineData("2**3", "has '*' where")]
    [InlineData("inf", "has 'inf' where")]
    [InlineData("1e3", "unknown unit 'e'")]
    [InlineData("\uff11h", "where a number should be")]
    [InlineData(".", "ends in a point")]
    public void TryParse_AnythingElse_NamesWhatWasFoundAndExpected(string text, string expected)
    {
        Duration.TryParse(text, out _, out var problem).ShouldBeFalse();
        problem.ShouldNotBeNull().ShouldContain(expected);
        problem.ShouldStartWith($"'{text}' ");
        problem.ShouldEndWith("; expected a duration such as 600, 10m or 1h30m");
    }

    [Fact]
    public void TryParse_TooLong_IsAProblem()
    {
        Duration.TryParse(new string('9', 400), out _, out var problem).ShouldBeFalse();
        problem.ShouldNotBeNull().ShouldContain("is too long");
    }

    [Fact]
    public void TryParse_ManyBrackets_IsAProblemNotACrash()
        => Duration.TryParse(new string('(', 1_000_000), out _, out _).ShouldBeFalse();

    [Theory]
    [InlineData("-1", true)]
    [InlineData("1 - 2", true)]
    [InlineData("-2", false)]
    [InlineData("1", false)]
    public void IsPermanent_OnlyMinusOne_IsTrue(string text, bool expected)
    {
        Duration.TryParse(text, out var duration, out _).ShouldBeTrue();
        duration.IsPermanent.ShouldBe(expected);
    }

    [Fact]
    public void ToTimeSpan_BeyondRange_Saturates()
    {
        new Duration(1e15, false).ToTimeSpan().ShouldBe(TimeSpan.MaxValue);
        new Duration(-1e15, false).ToTimeSpan().ShouldBe(TimeSpan.MinValue);
        new Duration(1.5, true).ToTimeSpan().ShouldBe(TimeSpan.FromMilliseconds(1500));
    }

    [Fact]
    public void TryParse_AnyText_DoesNotThrowAndExplains()
        => Prop.ForAll(
            Gen.Elements("0123456789.+-*/() hmdywso,x\t".ToCharArray()).ArrayOf().Select(letters => new string(letters)).ToArbitrary(),
            text => Duration.TryParse(text, out _, out var problem) == (problem is null)).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20261121, 17));
}
