using System.Linq;
using Banhammer.FilterGenerator.Tests.Support;
using Shouldly;
using Xunit;

namespace Banhammer.FilterGenerator.Tests;

public sealed class UserConfigTests
{
    [Fact]
    public void Run_NameInBothPlaces_CompilesTheUsers()
    {
        var project = new Build(Filters.Common, Filters.Door, Filters.Gate, Filters.UsersGate).Run().Load();

        project.Filters.ShouldBe(["door", "garden-gate"]);
        project.Regexes.ShouldContain(regex => regex.IsMatch("Shaken by 203.0.113.9\n"));
        project.Texts.ShouldNotContain(text => text.Contains("Failed push"));
    }

    [Fact]
    public void Run_UsersLocalFile_IsLaidOverTheUsersFilter()
    {
        var local = ("filter.d/garden-gate.local", "[Definition]\nfailregex = ^Rattled by <HOST>$\n");

        var project = new Build(Filters.UsersGate, local).Run().Load();

        project.Filters.ShouldBe(["garden-gate"]);
        project.Texts.ShouldAllBe(text => text.StartsWith("^Rattled by", System.StringComparison.Ordinal));
    }

    [Fact]
    public void Run_FileThatIsOnlyIncluded_IsNoFilter()
    {
        var result = new Build(Filters.Common, Filters.Door).Run();

        result.Load().Filters.ShouldBe(["door"]);
        result.Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void Run_NamesThatDifferInCaseOnly_GetUnitsOfTheirOwn()
    {
        var sources = new Build(
            ("filters/ab.conf", "[Definition]\nfailregex = ^one <HOST>$\n"),
            ("filters/Ab.conf", "[Definition]\nfailregex = ^two <HOST>$\n")).Run().Sources;

        sources.Keys.Where(name => name.StartsWith("Ab", System.StringComparison.Ordinal)).ShouldBe(["Ab.g.cs", "Ab_2.g.cs", "Ab.Programs.g.cs", "Ab_2.Programs.g.cs", "Ab.Regexes.g.cs", "Ab_2.Regexes.g.cs"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("compiled")]
    [InlineData("compiled-patterns")]
    [InlineData("3proxy")]
    [InlineData("ünïcode \"quoted\"")]
    public void Run_AwkwardNameOfAFilter_CompilesAllTheSame(string name) =>
        new Build(($"filter.d/{name}.conf", "[Definition]\nfailregex = ^one <HOST>$\n")).Run().Load().Filters.ShouldBe([name]);
}
