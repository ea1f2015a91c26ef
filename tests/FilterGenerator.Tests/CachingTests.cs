using System.Linq;
using Banhammer.FilterGenerator.Tests.Support;
using Microsoft.CodeAnalysis;
using Shouldly;
using Xunit;

namespace Banhammer.FilterGenerator.Tests;

public sealed class CachingTests
{
    private static readonly string[] allSteps =
    [
        StepNames.ConfFiles, StepNames.Filters, StepNames.Patterns, StepNames.Assigned, StepNames.Emitted, StepNames.Compiled, StepNames.Registry,
    ];

    [Fact]
    public void Run_UnrelatedEdit_ReusesEveryStep()
    {
        var build = new Build(Filters.Common, Filters.Door, Filters.Gate);
        build.Run();

        build.EditUnrelatedCode();
        var again = build.Run();

        foreach (var step in allSteps)
        {
            again.Step(step).ShouldNotBeEmpty(step);
            again.Step(step).ShouldAllBe(run => IsReused(run.Reason), step);
        }
    }

    [Fact]
    public void Run_EditedFilter_RedoesThatFilterOnly()
    {
        var build = new Build(Filters.Common, Filters.Door, Filters.Gate);
        build.Run();

        build.EditConf(Filters.Gate.Path, Filters.Gate.Text.Replace("push", "kick"));
        var again = build.Run();

        again.RedoneUnits(StepNames.Patterns).ShouldBe(["garden-gate"]);
        again.RedoneUnits(StepNames.Emitted).ShouldBe(["GardenGate"]);
        again.RedoneUnits(StepNames.Compiled).ShouldBe(["GardenGate"]);
    }

    [Fact]
    public void Run_EditedFilter_ChangesItsRegex()
    {
        var build = new Build(Filters.Common, Filters.Gate);
        build.Run();

        build.EditConf(Filters.Gate.Path, Filters.Gate.Text.Replace("push", "kick"));

        build.Run().Load().Regexes.ShouldContain(regex => regex.IsMatch("guard: Failed kick from 203.0.113.9\n"));
    }

    [Fact]
    public void Run_EditedInclude_RedoesTheFiltersThatUseIt()
    {
        var alone = ("filters/alone.conf", "[Definition]\nfailregex = ^Alone <HOST>$\n");
        var build = new Build(alone, Filters.Common, Filters.Door, Filters.Gate);
        build.Run();

        build.EditConf(Filters.Common.Path, Filters.Common.Text.Replace("guard", "butler"));

        build.Run().RedoneUnits(StepNames.Compiled).ShouldBe(["Door", "GardenGate"]);
    }

    [Fact]
    public void Run_FilterLosesARegexThatAnotherHas_CompilesItThere()
    {
        var build = new Build(("filters/a.conf", "[Definition]\nfailregex = ^Same <HOST>$\n"), ("filters/b.conf", "[Definition]\nfailregex = ^Same <HOST>$\n"));
        build.Run().Sources.Keys.ShouldNotContain("B.g.cs");

        build.EditConf("filters/a.conf", "[Definition]\nfailregex = ^Other <HOST>$\n");

        build.Run().Load().Texts.Count(text => text.StartsWith("^Same", System.StringComparison.Ordinal)).ShouldBe(2);
    }

    private static bool IsReused(IncrementalStepRunReason reason) => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;
}
