using System.Linq;
using System.Text;
using Banhammer.Engine.Framing;
using Banhammer.Engine.Prefiltering;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Prefiltering;

public sealed class SearchTrainingTests
{
    private const int BlockBytes = 256 * 1024;

    private readonly LiteralTable table = new([LiteralNeeds.Of(LiteralSet.Of(Literal.Of("abcXYZ")))]);

    [Fact]
    public void AfterSearch_WhatIsCommonChanges_ChoosesOtherFingerprints()
    {
        var counter = new WindowCounter(table.Literals);
        var search = new BlockSearch(table, counter);
        var training = new SearchTraining(table, search, counter);

        Feed(training, search, "abc bcX cXq\n", blocks: 6).ShouldBe(0);
        training.Trainings.ShouldBe(2);

        // Now the end of the literal is common and its beginning isn't.
        Feed(training, search, "XYZ cXY bcX\n", blocks: 1).ShouldBeGreaterThan(BlockBytes / 20);
        Feed(training, search, "XYZ cXY bcX\n", blocks: 60).ShouldBe(0);
        training.Trainings.ShouldBe(3);
    }

    [Fact]
    public void AfterSearch_NoChoiceIsGood_TrainsSeldom()
    {
        var counter = new WindowCounter(table.Literals);
        var search = new BlockSearch(table, counter);
        var training = new SearchTraining(table, search, counter);
        Feed(training, search, "nothing in common with it\n", blocks: 6);
        Feed(training, search, "abc bcX cXY XYZ\n", blocks: 200);

        // 50 MB: at its start, and at most once after each pause of 8, 16 and 32 MB.
        training.Trainings.ShouldBeInRange(2, 5);
    }

    /// <summary>Looks in vain in the last of some blocks of the same line over and over.</summary>
    private int Feed(SearchTraining training, LiteralSearch search, string line, int blocks)
    {
        var bytes = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(line, BlockBytes / line.Length)));
        using var list = new CandidateList();
        for (var i = 0; i < blocks; i++)
        {
            training.BeforeSearch(bytes);
            var marker = new LineMarker(Block.Of(bytes), list, table);
            search.Search(bytes, ref marker);
            training.AfterSearch(bytes.Length);
        }

        return search.FalseHits;
    }
}
