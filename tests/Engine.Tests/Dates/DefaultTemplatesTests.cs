using System.Linq;
using Banhammer.Engine.Dates;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Dates;

public sealed class DefaultTemplatesTests
{
    public static TheoryData<string, string, string> Rows => DefaultTemplateCases.Rows;

    [Theory]
    [MemberData(nameof(Rows))]
    public void TryDetect_DefaultTemplates_FindsStamp(string line, string template, string expected)
    {
        Stamps.Detector().Describe(line).ShouldBe(expected);
        Stamps.Detector().WinnerOf(line).ShouldBe(template);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void TryDetect_SameLineAgain_FindsSameStamp(string line, string template, string expected)
    {
        var detector = Stamps.Detector();
        for (var i = 0; i < 4; i++) detector.Describe(line).ShouldBe(expected, template);
    }

    [Fact]
    public void Default_Templates_AreTiedCopiesThenAllInOrder()
    {
        var list = DateTemplateList.Default;
        list.Count.ShouldBe(31);
        list.Take(14).ShouldAllBe(template => template.IsLineBegin && template.Weight == 100 && template.Name.StartsWith("{^LN-BEG}"));
        list.Skip(14).ShouldAllBe(template => template.Weight == 1);
        list.Skip(14).Count(template => template.IsLineBegin).ShouldBe(3);
        list.Select(template => template.Name).Distinct().Count().ShouldBe(31);
    }

    [Fact]
    public void Default_Regex_IsThatOfThePeer()
        => Stamps.Detector().Hits.ElementAt(19).Regex.ShouldBe(
            @"(?=^|\b|\W)((?P<m>0?[1-9]|1[0-2])/(?P<d>[1-2]\d|[0 ]?[1-9]|3[0-1])/(?P<Y>20[012]\d):"
            + @"(?P<H>[0-1]?\d|2[0-3]):(?P<M>[0-5]?\d):(?P<S>[0-5]?\d|6[0-1]))(?=\b|\W|$)");
}
