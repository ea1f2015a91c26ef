using Banhammer.FilterGenerator.Emit;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shouldly;
using Xunit;

namespace Banhammer.FilterGenerator.Tests.Emit;

public sealed class StringLiteralTests
{
    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("Failed", "\"Failed\"")]
    [InlineData(@"^\d+$", "\"\"\"^\\d+$\"\"\"")]
    [InlineData("a\"\"\"b", "\"\"\"\"a\"\"\"b\"\"\"\"")]
    [InlineData("\"quoted\"", "\"\\\"quoted\\\"\"")]
    [InlineData("a\nb", "\"a\\nb\"")]
    [InlineData("\u202e", "\"\\u202e\"")]
    [InlineData("\u00a0", "\"\\u00a0\"")]
    public void Of_Text_IsWrittenAsPlainlyAsItCanBe(string text, string literal) => StringLiteral.Of(text).ShouldBe(literal);

    [Fact]
    public void Of_AnyText_ReadsBackTheSame() =>
        Prop.ForAll(Texts(), text => ValueOf(StringLiteral.Of(text)) == text).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20261121, 17));

    [Fact]
    public void OfLines_AnyTextAtAnyDepth_ReadsBackTheSame() =>
        Prop.ForAll(Texts(), text =>
        {
            var writer = new SourceWriter();
            using (writer.Indent())
            {
                writer.Line(StringLiteral.OfLines(text));
            }

            return ValueOf(writer.ToString()) == text;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20261121, 17));

    // Mostly what makes literals hard, with some of everything in between.
    private static Arbitrary<string> Texts() =>
        Gen.OneOf(
                Gen.Elements("\"", "\"\"\"", "\\", "\n", " ", "\t", "    x", "{", "\r", "\0", "é", "😀", "\ud800", "\ufeff", "#if"),
                ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get))
            .ArrayOf()
            .Select(string.Concat)
            .ToArbitrary();

    private static string? ValueOf(string literal)
    {
        var expression = SyntaxFactory.ParseExpression(literal);
        return expression.ContainsDiagnostics ? null : ((LiteralExpressionSyntax)expression).Token.ValueText;
    }
}
