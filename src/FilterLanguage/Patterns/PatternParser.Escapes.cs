using System;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.FilterLanguage.Patterns;

public sealed partial class PatternParser
{
    private Item? ParseEscape(PatternFlags flags)
    {
        var start = tokens.Position;
        var code = tokens.Code;
        if (code == PatternTokens.End)
        {
            FailLoneBackslash();
            return null;
        }

        if (CategoryOf(code) is { } category)
        {
            tokens.Advance();
            return Plain(Place(Class([ClassItem.Of(category)], false, flags & ~PatternFlags.IgnoreCase), start));
        }

        switch (code)
        {
            case 'A':
                tokens.Advance();
                return Assert(AssertionKind.Start, flags, start);
            case 'Z':
                tokens.Advance();
                return Assert(AssertionKind.VeryEnd, flags, start);
            case 'b':
                tokens.Advance();
                return Assert(AssertionKind.WordBoundary, flags, start);
            case 'B':
                tokens.Advance();
                return Assert(AssertionKind.NotWordBoundary, flags, start);
            case >= '1' and <= '9' when !IsOctal(tokens.Position + 1):
                return Plain(ParseNumberedBackreference(flags));
        }

        var character = code is >= '0' and <= '9' ? ParseOctal(2) : ParseCharacterEscape();
        return character is { } value ? Plain(Literal(value, flags, start)) : null;
    }

    // \1 to \99 are groups, but three octal digits are a character.
    private bool IsOctal(int at)
    {
        var text = tokens.Text;
        return at + 2 < text.Length && OctalDigit(text[at]) && OctalDigit(text[at + 1]) && OctalDigit(text[at + 2]);
    }

    private static bool OctalDigit(char c) => c is >= '0' and <= '7';

    private PatternNode? ParseNumberedBackreference(PatternFlags flags)
    {
        var start = tokens.Position;
        var number = tokens.Code - '0';
        tokens.Advance();
        if (!tokens.Escaped && tokens.Code is >= '0' and <= '9')
        {
            number = (number * 10) + tokens.Code - '0';
            tokens.Advance();
        }

        return Backreference(number, flags, start);
    }

    private int? ParseOctal(int moreDigits)
    {
        var start = tokens.Position;
        var value = tokens.Code - '0';
        tokens.Advance();
        for (var i = 0; i < moreDigits && !tokens.Escaped && tokens.Code is >= '0' and <= '7'; i++)
        {
            value = (value * 8) + tokens.Code - '0';
            tokens.Advance();
        }

        if (value <= 0xFF)
            return value;

        Fail(PatternFaults.CodePointOutOfRange, start, tokens.Position - start, Written(start), @"\377");
        return null;
    }

    // Escapes that mean one character, inside of classes and outside.
    private int? ParseCharacterEscape()
    {
        var code = tokens.Code;
        int? known = code switch
        {
            'a' => '\a',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\v',
            _ => null,
        };
        if (known is null)
        {
            switch (code)
            {
                case 'x':
                    return ParseHexadecimal(2);
                case 'u':
                    return ParseHexadecimal(4);
                case 'U':
                    return ParseHexadecimal(8);
                case 'N':
                    return ParseCharacterName();
                case (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'):
                    return FailEscape();
            }
        }

        tokens.Advance();
        return known ?? code;
    }

    private int? ParseHexadecimal(int digits)
    {
        var start = tokens.Position;
        tokens.Advance();
        var count = 0;
        var value = 0L;
        while (count < digits && !tokens.Escaped && HexadecimalDigit(tokens.Code) is >= 0 and var digit)
        {
            count++;
            value = (value * 16) + digit;
            tokens.Advance();
        }

        if (count < digits)
        {
            Fail(PatternFaults.IncompleteEscape, start, tokens.Position - start, Written(start), Number(digits));
            return null;
        }

        if (value <= 0x10FFFF)
            return (int)value;

        Fail(PatternFaults.CodePointOutOfRange, start, tokens.Position - start, Written(start), @"\U0010FFFF");
        return null;
    }

    private static int HexadecimalDigit(int code) => code switch
    {
        >= '0' and <= '9' => code - '0',
        >= 'a' and <= 'f' => code - 'a' + 10,
        >= 'A' and <= 'F' => code - 'A' + 10,
        _ => -1,
    };

    private int? ParseCharacterName()
    {
        var start = tokens.Position;
        tokens.Advance();
        var end = tokens.Is('{') ? tokens.Text.IndexOf('}', tokens.Position) : -1;
        if (end < 0)
        {
            Fail(PatternFaults.BadEscape, start, 2, @"\N");
            return null;
        }

        var name = tokens.Text.Substring(tokens.Position + 1, end - tokens.Position - 1);
        tokens.Seek(end + 1);
        if (CharacterNames.TryFind(name, out var code))
            return code;

        Fail(PatternFaults.UnknownCharacterName, start, tokens.Position - start, name);
        return null;
    }

    private int? FailEscape()
    {
        Fail(PatternFaults.BadEscape, tokens.Position, tokens.Length, tokens.Text.Substring(tokens.Position, tokens.Length));
        return null;
    }

    private string Written(int start) => tokens.Text.Substring(start, Math.Max(0, tokens.Position - start));
}
