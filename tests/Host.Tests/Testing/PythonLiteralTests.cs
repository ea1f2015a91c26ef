using System.Collections.Generic;
using Banhammer.Host.Testing;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Testing;

public sealed class PythonLiteralTests
{
    // Each row was printed by Python 3.
    [Theory]
    [InlineData(null, "None")]
    [InlineData("", "''")]
    [InlineData("plain text", "'plain text'")]
    [InlineData("o'k", "\"o'k\"")]
    [InlineData("o'k \"", "'o\\'k \"'")]
    [InlineData("a\\b\t\n\r", @"'a\\b\t\n\r'")]
    [InlineData("\u0001\u007f\u00a0\u00ad", @"'\x01\x7f\xa0\xad'")]
    [InlineData("é\u2028\ufeff", @"'é\u2028\ufeff'")]
    [InlineData("\U0001f600\U000e0001", @"'😀\U000e0001'")]
    public void Text_IsQuotedAsInPython(string? text, string expected) => PythonLiteral.Of(text).ShouldBe(expected);

    [Theory]
    [InlineData(1767261600, "1767261600.0")]
    [InlineData(1795259710.724645, "1795259710.724645")]
    [InlineData(-0.5, "-0.5")]
    public void Float_HasAPoint(double number, string expected) => PythonLiteral.Of(number).ShouldBe(expected);

    [Fact]
    public void Dictionary_KeepsItsOrder() =>
        PythonLiteral.Of([KeyValuePair.Create("b", (string?)"1"), KeyValuePair.Create("a", (string?)null)]).ShouldBe("{'b': '1', 'a': None}");
}
