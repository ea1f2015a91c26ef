using System;
using System.Collections.Generic;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.FilterLanguage.Programs;

/// <summary>Literals, code point by code point.</summary>
internal static class CodePoints
{
    /// <summary>The code points of well-formed text.</summary>
    public static IEnumerable<int> Of(string text)
    {
        for (var i = 0; i < text.Length; i += LengthAt(text, i))
            yield return char.ConvertToUtf32(text, i);
    }

    /// <summary>The first and the last code point whose UTF-8 begins with a byte from 0xC2 to 0xF4.</summary>
    public static (int Low, int High) OfLead(byte lead) => lead switch
    {
        < 0xE0 => ((lead & 0x1F) << 6, ((lead & 0x1F) << 6) | 0x3F),
        < 0xF0 => (Math.Max(0x800, (lead & 0x0F) << 12), ((lead & 0x0F) << 12) | 0xFFF),
        _ => (Math.Max(0x10000, (lead & 0x07) << 18), Math.Min(0x10FFFF, ((lead & 0x07) << 18) | 0x3FFFF)),
    };

    /// <summary>How many UTF-16 units the code point at an index has.</summary>
    public static int LengthAt(string text, int index) => char.IsHighSurrogate(text[index]) ? 2 : 1;

    /// <summary>A node that takes exactly one code point, as a class; null for any other.</summary>
    public static ClassNode? ClassOf(PatternNode node) => node switch
    {
        ClassNode set => set,
        LiteralNode literal when literal.Text.Length == LengthAt(literal.Text, 0) =>
            new ClassNode(new[] { ClassItem.Of(char.ConvertToUtf32(literal.Text, 0)) }.ToEquatableArray(), false, literal.IgnoreCase, literal.AsciiOnly),
        _ => null,
    };
}
