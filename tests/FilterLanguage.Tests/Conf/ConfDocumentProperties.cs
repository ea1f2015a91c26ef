using System.Linq;
using Banhammer.FilterLanguage.Conf;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Conf;

public sealed class ConfDocumentProperties
{
    [Fact]
    public void Parse_AnyText_ReturnsADocument() =>
        Prop.ForAll<string?>(text => ConfDocument.Parse("f", text ?? "").Path == "f").Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20261121, 17));

    [Fact]
    public void Parse_PiecesOfConf_LocatesEveryCharacter() =>
        Prop.ForAll(ConfTexts.Arbitrary, AllCharactersAreWhereTheySay).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20261121, 17));

    [Fact]
    public void Parse_Filter_LocatesEveryCharacter() =>
        Prop.ForAll(ConfTexts.Filters, AllCharactersAreWhereTheySay).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20261121, 17));

    private static bool AllCharactersAreWhereTheySay(string text)
    {
        var lines = text.Replace("\r\n", "\n", System.StringComparison.Ordinal).Split('\n', '\r');
        return ConfDocument.Parse("f", text).Sections.SelectMany(section => section.Options).Select(option => option.Value).All(value =>
            Enumerable.Range(0, value.Length).Where(i => value.Text[i] != '\n').All(i =>
            {
                var where = value.Locate(i, 1);
                return where.Length == 1 && lines[where.Line - 1][where.Column - 1] == value.Text[i];
            }));
    }
}
