using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Banhammer.Engine.Sources;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Sources;

public sealed class TranscodedSourceTests
{
    private const string Text = "bäd löse 😀 from 192.0.2.1\n\u0a0a\u0d0a weiter\r\nend";

    [Theory]
    [InlineData("latin1", "e9 0a", "é\n")]
    [InlineData("ISO8859-15", "a4", "€")]
    [InlineData("cp1252", "80 85", "€…")]
    [InlineData("cp850", "84", "ä")]
    [InlineData("koi8_r", "d0", "п")]
    [InlineData("ascii", "61 e9 62", "a\ufffdb")]
    [InlineData("utf-16", "ff fe 61 00 0a 0a", "a\u0a0a")]
    [InlineData("utf-16", "fe ff 00 61", "a")]
    [InlineData("utf-16", "61 00", "a")]
    [InlineData("utf_16_be", "00 61 d8", "a\ufffd")]
    [InlineData("utf-32", "ff fe 00 00 61 00 00 00", "a")]
    [InlineData("utf-8-sig", "ef bb bf 61", "a")]
    public void Read_GivesUtf8(string name, string bytes, string expected)
    {
        LogEncoding.TryFind(name, out var encoding).ShouldBeTrue();

        Read(encoding, Convert.FromHexString(bytes.Replace(" ", "", StringComparison.Ordinal)), 64).ShouldBe(expected);
    }

    [Theory]
    [InlineData("utf-16", 1)]
    [InlineData("utf-16", 4)]
    [InlineData("utf-32", 3)]
    [InlineData("utf-16-be", 5)]
    public void Read_InSmallPieces_SplitsNoCharacter(string name, int pieces)
    {
        LogEncoding.TryFind(name, out var encoding).ShouldBeTrue();
        var many = string.Concat(Enumerable.Repeat(Text, 2000));

        Read(encoding, encoding.Text.GetBytes(many), Math.Max(4, pieces), pieces).ShouldBe(many);
    }

    [Theory]
    [InlineData("")]
    [InlineData("auto")]
    [InlineData("klingon")]
    [InlineData("cp99999999")]
    public void TryFind_Unknown_IsFalse(string name) => LogEncoding.TryFind(name, out _).ShouldBeFalse();

    [Theory]
    [InlineData("UTF-8")]
    [InlineData("utf8")]
    public void TryFind_Utf8_NeedsNoTranscoding(string name)
    {
        LogEncoding.TryFind(name, out var encoding).ShouldBeTrue();
        encoding.IsUtf8.ShouldBeTrue();
        encoding.Name.ShouldBe(name);
    }

    [Theory]
    [InlineData(null, null, null, "UTF-8")]
    [InlineData(null, null, "C", "UTF-8")]
    [InlineData(null, null, "C.UTF-8", "UTF-8")]
    [InlineData(null, null, "de_CH.ISO-8859-1", "ISO-8859-1")]
    [InlineData("", "fr_FR.ISO8859-15@euro", "C.UTF-8", "ISO8859-15")]
    [InlineData("C.utf8", "de_CH.ISO-8859-1", null, "UTF-8")]
    [InlineData(null, null, "de_CH.klingon", "UTF-8")]
    public void OfLocale_IsThatOfTheFirstVariableThatIsSet(string? all, string? ctype, string? lang, string expected)
    {
        var variables = new Dictionary<string, string?> { ["LC_ALL"] = all, ["LC_CTYPE"] = ctype, ["LANG"] = lang };

        LogEncoding.OfLocale(variables.GetValueOrDefault).Name.ShouldBe(expected);
    }

    private static string Read(LogEncoding encoding, byte[] bytes, int room, int pieces = int.MaxValue)
    {
        using var source = new TranscodedSource(new StreamSource("log", pieces == int.MaxValue ? new MemoryStream(bytes) : new ChunkedStream(bytes, [pieces])), encoding);
        var all = new List<byte>();
        var buffer = new byte[room];
        for (int count; (count = source.Read(buffer)) > 0;)
        {
            all.AddRange(buffer.AsSpan(0, count));
        }

        source.Problem.ShouldBeNull();
        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(all.ToArray());
    }
}
