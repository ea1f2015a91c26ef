using System.Linq;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Faults;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Conf;

public sealed class ConfDocumentTests
{
    /// <summary>Text of one section and the value that option 'a' has in it.</summary>
    public static TheoryData<string, string> Values => new()
    {
        { "a = 1", "1" },
        { "a: 1", "1" },
        { "A  :  1 = 2  ", "1 = 2" },
        { "a = x:y", "x:y" },
        { "a =", "" },
        { "a =\n  1\n  2", "\n1\n2" },
        { "a = 1\n\t2", "1\n2" },
        { "a = 1\n  2\nb = 3", "1\n2" },
        { "a = 1\n\n  2\n\n", "1\n\n2" },
        { "a = 1\n# c\n  ; c\n  2", "1\n2" },
        { "a = 1\n; c\n\n  2", "1\n\n2" },
        { "a = 1 ; comment", "1" },
        { "a = 1;no comment", "1;no comment" },
        { "a = 1;x ; comment", "1;x" },
        { "a = 1 # no comment", "1 # no comment" },
        { "a = 1\r\n  2\r\n", "1\n2" },
        { "a = 1\r  2\r", "1\n2" },
        { "  b = 0\n  a = 1\n    2\n  c = 3", "1\n2" },
        { "a = 1\n  [2]", "1\n[2]" },
        { "a = 1\n  b = 2", "1\nb = 2" },
        { "a = \u001c1\u001f", "1" },
    };

    /// <summary>Text, and what must be said about it and where.</summary>
    public static TheoryData<string, string, int, int> Broken => new()
    {
        { "a = 1\n[s]", "BH0001", 1, 1 },
        { "# c\n  a = 1\nb = 2\n[s]", "BH0001", 2, 3 },
        { "[]\n[s]", "BH0001", 1, 1 },
        { "[s]\njunk", "BH0002", 2, 1 },
        { "[s]\n  = 1", "BH0002", 2, 3 },
        { "[s]\n\n[t]\n[s]\n", "BH0003", 4, 2 },
        { "[s]\na = 1\nb = 2\nA: 3", "BH0004", 4, 1 },
        { "[DEFAULT]\na = 1\n[DEFAULT]\na = 3", "BH0004", 4, 1 },
        { "\uFEFF[s]\na = 1", "BH0005", 1, 1 },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Parse_Option_KeepsItsLines(string text, string expected)
    {
        var document = ConfDocument.Parse("f.conf", "[s]\n" + text);

        document.Faults.ShouldBeEmpty();
        document.Find("s")!.Options.Single(option => option.Name == "a").Value.Text.ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void Parse_BrokenText_TellsLineAndColumn(string text, string id, int line, int column)
    {
        var fault = ConfDocument.Parse("f.conf", text).Faults.ShouldHaveSingleItem();

        (fault.Rule.Id, fault.Where.Line, fault.Where.Column).ShouldBe((id, line, column));
        fault.Rule.Severity.ShouldBe(Severity.Error);
    }

    [Fact]
    public void Parse_SeveralFaults_TellsAll()
    {
        var faults = ConfDocument.Parse("f.conf", "[s]\njunk\na = 1\na = 2\n[s]\nmore junk").Faults;

        faults.Select(fault => fault.ToString()).ShouldBe(
        [
            "f.conf:2:1: BH0002 error: 'junk' is neither 'name = value' nor the continuation of a value; "
                + "indent it below its option or write a name and '=' before it",
            "f.conf:4:1: BH0004 error: option 'a' of section '[s]' is already set in line 3 of this file; keep one of the two",
            "f.conf:5:2: BH0003 error: section '[s]' already began in line 1 of this file; move these options there",
            "f.conf:6:1: BH0002 error: 'more junk' is neither 'name = value' nor the continuation of a value; "
                + "indent it below its option or write a name and '=' before it",
        ]);
    }

    [Theory]
    [InlineData("[s] trailing", "s")]
    [InlineData("[a]b]", "a]b")]
    [InlineData("[ s ]", " s ")]
    [InlineData("  [s]", "s")]
    [InlineData("[s] ; comment", "s")]
    public void Parse_Header_TakesAllUpToTheLastBracket(string header, string name)
    {
        var section = ConfDocument.Parse("f.conf", header).Sections.ShouldHaveSingleItem();

        section.Name.ShouldBe(name);
        section.Header.Column.ShouldBe(header.IndexOf('[') + 2);
    }

    [Fact]
    public void Parse_SameText_GivesEqualDocuments()
    {
        const string text = "[s]\na = 1\n  2\njunk\n";

        ConfDocument.Parse("f.conf", text).ShouldBe(ConfDocument.Parse("f.conf", text));
        ConfDocument.Parse("f.conf", text).ShouldNotBe(ConfDocument.Parse("f.conf", "\n" + text));
    }

    [Fact]
    public void Value_Located_GivesLineAndColumnOfEachCharacter()
    {
        const string text = "[s]\nopt = first ; c\n# c\n\n    second\n\tthird\n";
        var lines = text.Split('\n');
        var value = ConfDocument.Parse("f.conf", text).Find("s")!.Options[0].Value;

        for (var i = 0; i < value.Length; i++)
        {
            var where = value.Locate(i, 1);
            if (value.Text[i] != '\n')
            {
                lines[where.Line - 1][where.Column - 1].ShouldBe(value.Text[i]);
            }
        }

        value.Text.ShouldBe("first\n\nsecond\nthird");
        value.Locate(7, 6).ShouldBe(new SourceSpan("f.conf", 5, 5, 6));
        value.Locate(9, 100).ShouldBe(new SourceSpan("f.conf", 5, 7, 4));
    }
}
