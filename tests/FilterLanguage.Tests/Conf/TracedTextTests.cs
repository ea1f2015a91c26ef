using System.Linq;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Faults;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Conf;

public sealed class TracedTextTests
{
    private static readonly TracedText Text = TracedText.At("abc", new SourceSpan("f", 3, 5, 3));

    [Theory]
    [InlineData(0, 3, 5, 3)]
    [InlineData(1, 1, 6, 1)]
    [InlineData(2, 9, 7, 1)]
    [InlineData(3, 0, 8, 0)]
    [InlineData(-4, 1, 5, 1)]
    [InlineData(99, 1, 8, 0)]
    public void Locate_Range_IsClippedToTheText(int offset, int length, int column, int found) =>
        Text.Locate(offset, length).ShouldBe(new SourceSpan("f", 3, column, found));

    [Fact]
    public void Locate_TextLongerThanItsPlace_StaysThere() =>
        TracedText.At("value", SourceSpan.File("f")).Locate(2, 2).ShouldBe(SourceSpan.File("f"));

    [Fact]
    public void Slice_OfASlice_KeepsTheColumn() => Text.Slice(1, 2).Slice(1, 1).Locate(0, 1).ShouldBe(new SourceSpan("f", 3, 7, 1));

    [Fact]
    public void NonEmptyLines_OfLines_SkipEmptyOnes() =>
        TracedText.At("\na\n\nbc\n", SourceSpan.File("f")).NonEmptyLines().Select(line => line.Text).ShouldBe(["a", "bc"]);

    [Fact]
    public void Equals_SameTextFromElsewhere_IsAnother()
    {
        Text.ShouldBe(TracedText.At("abc", new SourceSpan("f", 3, 5, 3)));
        Text.ShouldNotBe(TracedText.At("abc", new SourceSpan("f", 4, 5, 3)));
        Text.ShouldNotBe(TracedText.At("abd", new SourceSpan("f", 3, 5, 3)));
    }
}
