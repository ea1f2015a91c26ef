using System;
using System.Linq;
using System.Text;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching.Programs;
using Banhammer.FilterLanguage.Patterns;
using Banhammer.FilterLanguage.Patterns.Nodes;
using Banhammer.FilterLanguage.Programs;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Matching.Programs;

public sealed class PackedClassTests
{
    private static readonly string[] pieces = ["a", "Z", "K", "\u212a", "0", "_", "-", " ", "\t", "\n", "\u001f", "~", "\0", "é", "٣", "\u00a0", "\u2028", "名", "\U0001F600", "\U0001D7D8", "\ufffd", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "\u0085"];

    public static TheoryData<string> Classes => [@"\w", @"\W", @"\s", @"\S", @"\d", @"\D", ".", "[^:]", "[a-z_-]", "[^é]", "[^\\s\"]", "[а-я名]", "(?s:.)", "(?i:[k-m])", "(?a:\\w)", "[\\x00-\\x7f]"];

    [Theory]
    [MemberData(nameof(Classes))]
    public void RunEnd_AnyText_IsWhereTheFirstCodePointIsNoMember(string regex)
    {
        var (source, packed) = Class(regex);
        var random = new Random(1);
        var runs = 0;
        for (var round = 0; round < 300; round++)
        {
            var (bytes, start, end) = Subject(string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => pieces[random.Next(pieces.Length)])));
            for (var i = start; i <= end; i++)
            {
                if (i == end || !CodePoints.IsContinuation(bytes[i]))
                {
                    var runEnd = NaiveRunEnd(source, bytes, end, i);
                    packed.RunEnd(bytes, i).ShouldBe(runEnd);
                    packed.WidthAt(bytes, i).ShouldBe(runEnd > i ? CodePoints.Width(bytes[i]) : 0);
                    packed.IsBefore(bytes, start, i).ShouldBe(i > start && NaiveRunEnd(source, bytes, end, CodePoints.StepBack(bytes, i)) >= i);
                    runs += runEnd > i + 1 ? 1 : 0;
                }
            }
        }

        runs.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void RunEnd_EveryCodePoint_IsAMemberWhereTheClassSaysSo()
    {
        foreach (var (source, packed) in Classes.Select(row => Class(row.Data)))
        {
            for (var codePoint = 1; codePoint <= 0x10FFFF; codePoint += codePoint < 0x3000 ? 1 : 97)
            {
                if (Rune.IsValid(codePoint))
                {
                    var (bytes, start, _) = Subject(new Rune(codePoint).ToString());
                    packed.WidthAt(bytes, start).ShouldBe(source.Contains(codePoint) ? CodePoints.Width(bytes[start]) : 0);
                }
            }
        }
    }

    [Fact]
    public void IsRun_LongRun_IsTrueUpToItsEnd()
    {
        var (_, packed) = Class("[^b-d]");
        var (bytes, start, _) = Subject(new string('a', 1000) + "é" + new string('a', 20) + "b");

        packed.RunEnd(bytes, start).ShouldBe(start + 1022);
        Enumerable.Range(0, 1024).ShouldAllBe(length => packed.IsRun(bytes, start, start + length) == length <= 1022);
    }

    private static (CodePointClass Source, PackedClass Packed) Class(string regex)
    {
        var node = PatternParser.Parse(new FinalRegex(regex, false)).Tree!.Root;
        var source = CodePointClass.Of(node.SelfAndDescendants().OfType<ClassNode>().Single());
        return (source, new PackedClass(source));
    }

    private static (byte[] Bytes, int Start, int End) Subject(string text)
    {
        var subject = new SubjectBytes();
        subject.Read(Encoding.UTF8.GetBytes(text), DateCut.None);
        return (subject.Bytes, subject.Start, subject.End);
    }

    private static int NaiveRunEnd(CodePointClass source, byte[] bytes, int end, int index)
    {
        while (index < end)
        {
            Rune.DecodeFromUtf8(bytes.AsSpan(index..end), out var rune, out var consumed);
            if (!source.Contains(rune.Value))
            {
                break;
            }

            index += consumed;
        }

        return index;
    }
}
