using System;
using System.Collections.Generic;

namespace Banhammer.FilterLanguage.Patterns;

/// <summary>The names for <c>\N{…}</c>: characters that are hard to tell apart or to see, which is what the escape is used for.</summary>
/// <remarks>The whole table of Unicode would weigh more than the parser; a name that isn't here is a fault that says to write <c>\u</c>.</remarks>
internal static class CharacterNames
{
    private static readonly Dictionary<string, int> Codes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["SPACE"] = 0x20,
        ["QUOTATION MARK"] = 0x22,
        ["NUMBER SIGN"] = 0x23,
        ["APOSTROPHE"] = 0x27,
        ["COMMA"] = 0x2C,
        ["HYPHEN-MINUS"] = 0x2D,
        ["FULL STOP"] = 0x2E,
        ["SOLIDUS"] = 0x2F,
        ["COLON"] = 0x3A,
        ["SEMICOLON"] = 0x3B,
        ["COMMERCIAL AT"] = 0x40,
        ["REVERSE SOLIDUS"] = 0x5C,
        ["LOW LINE"] = 0x5F,
        ["GRAVE ACCENT"] = 0x60,
        ["VERTICAL LINE"] = 0x7C,
        ["TILDE"] = 0x7E,
        ["NO-BREAK SPACE"] = 0xA0,
        ["LEFT-POINTING DOUBLE ANGLE QUOTATION MARK"] = 0xAB,
        ["SOFT HYPHEN"] = 0xAD,
        ["RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK"] = 0xBB,
        ["ZERO WIDTH SPACE"] = 0x200B,
        ["ZERO WIDTH NON-JOINER"] = 0x200C,
        ["ZERO WIDTH JOINER"] = 0x200D,
        ["HYPHEN"] = 0x2010,
        ["EN DASH"] = 0x2013,
        ["EM DASH"] = 0x2014,
        ["LEFT SINGLE QUOTATION MARK"] = 0x2018,
        ["RIGHT SINGLE QUOTATION MARK"] = 0x2019,
        ["LEFT DOUBLE QUOTATION MARK"] = 0x201C,
        ["RIGHT DOUBLE QUOTATION MARK"] = 0x201D,
        ["BULLET"] = 0x2022,
        ["HORIZONTAL ELLIPSIS"] = 0x2026,
        ["LINE SEPARATOR"] = 0x2028,
        ["PARAGRAPH SEPARATOR"] = 0x2029,
        ["ZERO WIDTH NO-BREAK SPACE"] = 0xFEFF,
        ["REPLACEMENT CHARACTER"] = 0xFFFD,
    };

    /// <summary>The code point of a name, in either case.</summary>
    public static bool TryFind(string name, out int code) => Codes.TryGetValue(name, out code);
}
