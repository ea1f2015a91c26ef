using Banhammer.FilterLanguage.Faults;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Faults;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("failregx", "failregex")]
    [InlineData("fialregex", "failregex")]
    [InlineData("FAILREGEX", "failregex")]
    [InlineData("modes", "mode")]
    [InlineData("moda", "mode")]
    [InlineData("mdoe", "mode")]
    [InlineData("mo", null)]
    [InlineData("nothing", null)]
    [InlineData("mode", null)]
    [InlineData("", null)]
    public void Among_Names_GivesTheClosest(string name, string? expected) =>
        NearestName.Among(name, ["ignoreregex", "failregex", "mode"]).ShouldBe(expected);

    [Fact]
    public void Among_EquallyClose_GivesTheFirstInOrdinalOrder() => NearestName.Among("abd", ["abe", "abc"]).ShouldBe("abc");
}
