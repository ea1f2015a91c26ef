using System.Linq;
using Banhammer.FilterLanguage.Patterns.Nodes;
using Banhammer.FilterLanguage.Programs;
using Banhammer.FilterLanguage.Tests.Patterns;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Programs;

public sealed class CodePointClassTests
{
    /// <summary>Classes, some of their members, and some of what they leave; as Python answers.</summary>
    [Theory]
    [InlineData(@"\d", "09٣", "a²\u2167 ", WideMembers.Some)]
    [InlineData(@"\w", "aZ0_éЖ名²٣\u2167\U00010400", " -\u0300\u200D😀", WideMembers.Some)]
    [InlineData(@"\s", " \t\r\n\v\f\u001c\u001f\u0085\u00a0\u2028\u3000", "a\u200b\u180e", WideMembers.Some)]
    [InlineData(@"\S", "a\u200b😀", " \u001d\u00a0", WideMembers.Some)]
    [InlineData(@"[^\W\d]", "aé_", "1٣ ", WideMembers.Some)]
    [InlineData("[^ab]", "c\né😀", "ab", WideMembers.All)]
    [InlineData(".", "aé😀", "\n", WideMembers.All)]
    [InlineData("[a-cx]", "abcx", "dé", WideMembers.None)]
    [InlineData("[à-ý]", "éà", "aþ", WideMembers.Some)]
    [InlineData(@"(?a:\d)", "09", "a٣", WideMembers.None)]
    [InlineData(@"(?a:\s)", " \t\v", "\u001c\u00a0", WideMembers.None)]
    [InlineData(@"(?a:\W)", " é", "a_1", WideMembers.All)]
    [InlineData(@"(?a:[^\w-])", " é", "a_1-", WideMembers.All)]
    [InlineData(@"(?a:[^\W])", "a_1", "é ", WideMembers.None)]
    [InlineData("(?i:[i])", "iIıİ", "l", WideMembers.Some)]
    [InlineData("(?i:[ſ])", "sSſ", "z", WideMembers.Some)]
    [InlineData("(?i:[K])", "kK\u212a", "x", WideMembers.Some)]
    [InlineData("(?i:[μ])", "µμΜ", "m", WideMembers.Some)]
    [InlineData("(?i:[a-z])", "azAZıſ\u212a", "é0", WideMembers.Some)]
    [InlineData("(?i:[^a-z])", "é0", "azAZıſ\u212a", WideMembers.Some)]
    [InlineData("(?i:[\U00010428-\U00010430])", "\U00010428\U00010400", "\U00010431a", WideMembers.Some)]
    [InlineData("(?ai:[s-z])", "sS", "ſr", WideMembers.None)]
    public void Contains_Members_AreThoseOfPython(string text, string members, string others, WideMembers wide)
    {
        var set = Class(text);

        Runes(members).Where(c => !set.Contains(c)).ShouldBeEmpty();
        Runes(others).Where(set.Contains).ShouldBeEmpty();
        set.Wide.ShouldBe(wide);
        Runes(members).Where(c => !set.First.Contains(FirstByte(c))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(@"\s", @"\S", false)]
    [InlineData(@"\d", @"\D", false)]
    [InlineData(@"\w", @"\W", false)]
    [InlineData(@"\w", @"\s", false)]
    [InlineData(@"\d", @"\w", true)]
    [InlineData(@"[é]", @"\s", true)] // not told apart
    [InlineData("[a-f]", "[f-z]", true)]
    [InlineData("[a-f]", "[g-z]", false)]
    public void First_OfTwoClasses_OverlapsUnlessTheyAreDisjoint(string first, string second, bool expected) =>
        Class(first).First.Overlaps(Class(second).First).ShouldBe(expected);

    [Fact]
    public void Equals_SameDefinition_IsEqualWhereverItStands()
    {
        Class("[ab]").ShouldBe(Class("(?:[ab])"));
        Class("[ab]").GetHashCode().ShouldBe(Class("(?:[ab])").GetHashCode());
        Class("[ab]").ShouldNotBe(Class("[^ab]"));
    }

    private static CodePointClass Class(string text) => CodePointClass.Of(Parsing.Tree(text).Root switch
    {
        ClassNode set => set,
        LiteralNode literal => new ClassNode(new[] { ClassItem.Of(char.ConvertToUtf32(literal.Text, 0)) }.ToEquatableArray(), false, literal.IgnoreCase, literal.AsciiOnly),
        var other => throw new System.ArgumentException(other.ToString()),
    });

    private static int[] Runes(string text) => [.. text.EnumerateRunes().Select(rune => rune.Value)];

    private static byte FirstByte(int codePoint) => System.Text.Encoding.UTF8.GetBytes(char.ConvertFromUtf32(codePoint))[0];
}
