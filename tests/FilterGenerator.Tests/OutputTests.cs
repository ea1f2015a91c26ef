using System.Linq;
using Banhammer.FilterGenerator.Tests.Support;
using Shouldly;
using Xunit;

namespace Banhammer.FilterGenerator.Tests;

public sealed class OutputTests
{
    [Fact]
    public void Registry_CompiledFilter_MatchesItsLines()
    {
        var project = new Build(Filters.Common, Filters.Door, Filters.Gate).Run().Load();

        project.Match("Failed knock from 203.0.113.9", "ip4").ShouldBe("203.0.113.9");
        project.Match("Failed ring by mallory from evil.example", "user").ShouldBe("mallory");
        project.Match("Opened for 203.0.113.9", "ip4").ShouldBeNull();
    }

    [Fact]
    public void Registry_FilterOfSeveralLines_MatchesThem() =>
        new Build(Filters.Lodge).Run().Load().Match("Passed\nKnocked from 203.0.113.9\nwaited\nFled\nlost", "ip4").ShouldBe("203.0.113.9");

    [Fact]
    public void Registry_CompiledFilter_HasGeneratedCodeForEachRegex()
    {
        var project = new Build(Filters.Common, Filters.Door, Filters.Gate).Run().Load();

        project.Regexes.ShouldNotBeEmpty();
        project.Regexes.ShouldAllBe(regex => regex.GetType().Namespace == "System.Text.RegularExpressions.Generated");
    }

    [Fact]
    public void Registry_RegexOfTwoFilters_IsCompiledOnce()
    {
        var project = new Build(Filters.Common, Filters.Door, ("filters/zz.conf", Filters.Door.Text)).Run().Load();

        project.Texts.ShouldBeUnique();
        project.Filters.ShouldBe(["door", "zz"]);
    }

    [Fact]
    public void Registry_FilesOfFilters_AreEmbeddedAsWritten()
    {
        var project = new Build(Filters.Common, Filters.Door, Filters.Gate).Run().Load();

        project.Registry.ConfFiles.Keys.ShouldBe([Filters.Common.Path, Filters.Door.Path, Filters.Gate.Path]);
        project.Registry.ConfFiles[Filters.Door.Path].ShouldBe(Filters.Door.Text);
    }

    [Fact]
    public void Registry_Filter_ListsItsFileItsVariantsAndItsPatterns()
    {
        var filter = new Build(Filters.Common, Filters.Door).Run().Load().Registry.Filters.ShouldHaveSingleItem();

        filter.Path.ShouldBe(Filters.Door.Path);
        filter.Variants.ShouldBe(["mode=nosy"]);

        // prefregex, ignoreregex, and three failregexes with host names and without.
        filter.Patterns.ShouldBe(8);
    }

    [Fact]
    public void Registry_NoFilters_IsEmpty() => new Build().Run().Load().Texts.ShouldBeEmpty();

    [Fact]
    public void Sources_FilesInAnyOrder_AreTheSameToTheByte()
    {
        var forward = new Build(Filters.Common, Filters.Door, Filters.Gate).Run().Sources;
        var backward = new Build(Filters.Gate, Filters.Door, Filters.Common).Run().Sources;

        backward.OrderBy(source => source.Key).ShouldBe(forward.OrderBy(source => source.Key));
    }

    [Fact]
    public void Sources_AnyFilter_NameNoFolderOfThisMachineAndUseOneLineEnd()
    {
        var sources = new Build(Filters.Common, Filters.Door, Filters.Gate).Run().Sources;

        sources.Values.ShouldAllBe(text => !text.Contains("/repo/") && !text.Contains('\r'));
    }
}
