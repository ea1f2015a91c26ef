using System.Linq;
using Banhammer.Engine.Prefiltering;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Prefiltering;

public sealed class SearchGateTests
{
    [Fact]
    public void SearchNext_FloodComesAndGoes_IsOffInBetween()
    {
        var gate = new SearchGate();
        Run(gate, share: 0.1, blocks: 50).ShouldBe(50);
        gate.IsOff.ShouldBeFalse();

        // On until it is sure, then a probe in 32 blocks.
        Run(gate, share: 0.95, blocks: 320).ShouldBeInRange(10, 20);
        gate.IsOff.ShouldBeTrue();

        // The first probe after the flood ends it.
        Run(gate, share: 0.1, blocks: 64).ShouldBeGreaterThan(32);
        gate.IsOff.ShouldBeFalse();
    }

    [Fact]
    public void SearchNext_BetweenTheLimits_StaysAsItIs()
    {
        var gate = new SearchGate();
        Run(gate, share: 0.52, blocks: 100).ShouldBe(100);
        Run(gate, share: 1, blocks: 100);
        Run(gate, share: 0.52, blocks: 320).ShouldBe(10);
    }

    /// <summary>How many of some blocks were searched.</summary>
    private static int Run(SearchGate gate, double share, int blocks) => Enumerable.Range(0, blocks).Count(_ =>
    {
        var isSearched = gate.SearchNext();
        if (isSearched)
        {
            gate.Searched((long)(share * 1000), 1000);
        }

        return isSearched;
    });
}
