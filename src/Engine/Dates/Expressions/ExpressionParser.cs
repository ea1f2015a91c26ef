using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Banhammer.Engine.Dates.Expressions;

/// <summary>Reads the part of Python's regex language that dates are written in; what lies beyond is left to a real regex.</summary>
internal sealed class ExpressionParser
{
    /// <summary>Stands for a year within the window, which no regex can say since the window moves.</summary>
    public const char YearMark = '\uE000';

    private const int MaxGroups = 40;

    private readonly string text;
    private readonly List<string?> groupNames = [null];
    private int at;
    private bool ignoresCase;
    private bool dotTakesAll;

    private ExpressionParser(string text)
    {
        this.text = text;
    }

    /// <summary>The tree of <paramref name="text"/>; null if it uses more than this parser knows, or is no regex at all.</summary>
    public static ExpressionSyntax? TryParse(string text)
    {
        var parser = new ExpressionParser(text);
        if (!parser.TryReadFlags() || parser.ReadAlternation() is not { } root || parser.at < text.Length) return null;
        return parser.groupNames.Count > MaxGroups ? null : new ExpressionSyntax(root, parser.groupNames);
    }

    private bool TryReadFlags()
    {
        if (!text.StartsWith("(?", StringComparison.Ordinal)) return true;
        var end = 2;
        while (end < text.Length && char.IsAsciiLetterLower(text[end])) end++;
        if (end == 2 || end == text.Length || text[end] != ')') return true;
        foreach (var flag in text.AsSpan(2, end - 2))
        {
            if (flag == 'i') ignoresCase = true;
            else if (flag == 's') dotTakesAll = true;
            else if (flag != 'u') return false;
        }

        at = end + 1;
        return true;
    }

    private Piece? ReadAlternation()
    {
        var alternatives = new List<Piece>();
        do
        {
            if (ReadSequence() is not { } sequence) return null;
            alternatives.Add(sequence);
        }
        while (TryTake("|"));

        return alternatives.Count == 1 ? alternatives[0] : new Piece(PieceKind.Alternation) { Parts = alternatives };
    }

    private Piece? ReadSequence()
    {
        var parts = new List<Piece>();
        while (at < text.Length && text[at] is not ('|' or ')'))
        {
            if (ReadAtom() is not { } atom || ReadQuantifier(atom) is not { } piece) return null;
            parts.Add(piece);
        }

        return parts.Count == 1 ? parts[0] : new Piece(PieceKind.Sequence) { Parts = parts };
    }

    private Piece? ReadAtom()
    {
        var character = text[at++];
        switch (character)
        {
            case '(': return ReadGroup();
            case '[': return ReadSet();
            case '\\': return ReadEscape();
            case '^': return new Piece(PieceKind.Start);
            case '$': return new Piece(PieceKind.End);
            case '.': return OfSet(dotTakesAll ? CharacterSet.Any | CharacterSet.Single('\n') : CharacterSet.Any);
            case YearMark: return new Piece(PieceKind.Year);
            case '*' or '+' or '?': return null;
            default: return Literal(character);
        }
    }

    private Piece? Literal(char character)
    {
        if (character < 0x80) return OfSet(CharacterSet.Single(character));
        // A letter beyond ASCII without case needs tables that only a real regex has.
        if (ignoresCase || char.IsSurrogate(character)) return null;
        var parts = new List<Piece>();
        foreach (var value in Encoding.UTF8.GetBytes(character.ToString())) parts.Add(new Piece(PieceKind.Byte) { Value = value });
        return new Piece(PieceKind.Sequence) { Parts = parts };
    }

    private Piece OfSet(CharacterSet set) => new(PieceKind.Set) { Set = ignoresCase ? set.WithBothCases() : set };

    private Piece? ReadQuantifier(Piece atom)
    {
        if (at == text.Length) return atom;
        int min, max;
        switch (text[at])
        {
            case '*': (min, max) = (0, int.MaxValue); at++; break;
            case '+': (min, max) = (1, int.MaxValue); at++; break;
            case '?': (min, max) = (0, 1); at++; break;
            case '{':
                if (!TryReadBounds(out min, out max)) return atom;
                break;
            default: return atom;
        }

        if (min > max || at < text.Length && text[at] is '*' or '+' or '{') return null;
        var lazy = TryTake("?");
        if (at < text.Length && text[at] is '?' or '*' or '+') return null;
        return new Piece(PieceKind.Repeat) { Parts = [atom], Min = min, Max = max, IsLazy = lazy };
    }

    // {m} {m,} {,n} {m,n}; anything else in braces is text
    private bool TryReadBounds(out int min, out int max)
    {
        (min, max) = (0, int.MaxValue);
        var close = text.IndexOf('}', at);
        if (close < 0) return false;
        var inside = text.AsSpan(at + 1, close - at - 1);
        var comma = inside.IndexOf(',');
        var first = comma < 0 ? inside : inside[..comma];
        var last = comma < 0 ? inside : inside[(comma + 1)..];
        if (first.IsEmpty && (comma < 0 || last.IsEmpty)) return false;
        if (!first.IsEmpty && !int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out min)) return false;
        if (!last.IsEmpty && !int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out max)) return false;
        at = close + 1;
        return true;
    }

    private Piece? ReadGroup()
    {
        if (!TryTake("?")) return ReadCapture(null);
        if (TryTake(":")) return Closed(ReadAlternation());
        if (TryTake("P<")) return ReadName('>') is { } name && !groupNames.Contains(name) ? ReadCapture(name) : null;
        if (TryTake("P=")) return ReadName(')') is { } name && groupNames.IndexOf(name) is > 0 and var number ? Reference(number) : null;
        if (TryTake("=")) return Look(PieceKind.LookAhead, false);
        if (TryTake("!")) return Look(PieceKind.LookAhead, true);
        if (TryTake("<=")) return Look(PieceKind.LookBehind, false);
        if (TryTake("<!")) return Look(PieceKind.LookBehind, true);
        return TryTake("(") ? ReadConditional() : null;
    }

    private Piece? ReadCapture(string? name)
    {
        var number = groupNames.Count;
        groupNames.Add(name);
        return Closed(ReadAlternation()) is { } body ? new Piece(PieceKind.Group) { Parts = [body], Group = number } : null;
    }

    private Piece? ReadConditional()
    {
        if (ReadName(')') is not { } name || groupNames.IndexOf(name) is not (> 0 and var number)) return null;
        if (ReadSequence() is not { } yes) return null;
        var no = Piece.Empty;
        if (TryTake("|"))
        {
            if (ReadSequence() is not { } other) return null;
            no = other;
        }

        return TryTake(")") ? new Piece(PieceKind.Conditional) { Parts = [yes, no], Group = number } : null;
    }

    private Piece? Look(PieceKind kind, bool negated)
        => Closed(ReadAlternation()) is { } body ? new Piece(kind) { Parts = [body], IsNegated = negated } : null;

    private Piece? Closed(Piece? body) => body is not null && TryTake(")") ? body : null;

    private Piece Reference(int number) => new(PieceKind.BackReference) { Group = number, IgnoresCase = ignoresCase };

    private string? ReadName(char close)
    {
        var end = text.IndexOf(close, at);
        if (end <= at) return null;
        var name = text[at..end];
        foreach (var character in name)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character != '_') return null;
        }

        at = end + 1;
        return name;
    }

    private Piece? ReadEscape()
    {
        if (at == text.Length) return null;
        var character = text[at++];
        switch (character)
        {
            case 'b': return new Piece(PieceKind.WordBoundary);
            case 'B': return new Piece(PieceKind.WordBoundary) { IsNegated = true };
            case 'A': return new Piece(PieceKind.Start);
            case 'Z': return new Piece(PieceKind.End);
            case >= '1' and <= '9':
                if (at < text.Length && char.IsAsciiDigit(text[at]) || character - '0' >= groupNames.Count) return null;
                return Reference(character - '0');
            default: return EscapedSet(character) is { } set ? OfSet(set) : null;
        }
    }

    // What an escape means inside a set as well as outside; null if this parser doesn't know.
    private CharacterSet? EscapedSet(char character) => character switch
    {
        'd' => CharacterSet.Digit,
        'D' => CharacterSet.Digit.Complement,
        'w' => CharacterSet.Word,
        'W' => CharacterSet.Word.Complement,
        's' => CharacterSet.Space,
        'S' => CharacterSet.Space.Complement,
        't' => CharacterSet.Single('\t'),
        'n' => CharacterSet.Single('\n'),
        'r' => CharacterSet.Single('\r'),
        'f' => CharacterSet.Single('\f'),
        'v' => CharacterSet.Single('\v'),
        'a' => CharacterSet.Single('\a'),
        'x' => TryReadHex(out var value) ? CharacterSet.Single(value) : null,
        < '\x80' when !char.IsAsciiLetterOrDigit(character) => CharacterSet.Single(character),
        _ => null,
    };

    private bool TryReadHex(out char value)
    {
        value = default;
        if (at + 2 > text.Length || !byte.TryParse(text.AsSpan(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)) return false;
        at += 2;
        value = (char)number;
        return number < 0x80;
    }

    private Piece? ReadSet()
    {
        var negated = TryTake("^");
        var set = default(CharacterSet);
        var first = true;
        while (first || at < text.Length && text[at] != ']')
        {
            first = false;
            if (!TryReadSetItem(out var item, out var low)) return null;
            if (low is { } from && at + 1 < text.Length && text[at] == '-' && text[at + 1] != ']')
            {
                at++;
                if (!TryReadSetItem(out _, out var high) || high is not { } to || to < from) return null;
                item = CharacterSet.Range(from, to);
            }

            set |= item;
        }

        if (!TryTake("]")) return null;
        if (ignoresCase) set = set.WithBothCases();
        return new Piece(PieceKind.Set) { Set = negated ? set.Complement : set };
    }

    // single: the one character that the item is, so that a range can begin with it
    private bool TryReadSetItem(out CharacterSet set, out char? single)
    {
        (set, single) = (default, null);
        if (at == text.Length) return false;
        var character = text[at++];
        if (character >= 0x80) return false;
        if (character != '\\')
        {
            (set, single) = (CharacterSet.Single(character), character);
            return true;
        }

        if (at == text.Length) return false;
        var escaped = text[at++];
        if (escaped == 'b') set = CharacterSet.Single('\b');
        else if (EscapedSet(escaped) is { } known) set = known;
        else return false;
        if (!char.IsAsciiLetter(escaped)) single = escaped;
        return true;
    }

    private bool TryTake(string expected)
    {
        if (string.CompareOrdinal(text, at, expected, 0, expected.Length) != 0) return false;
        at += expected.Length;
        return true;
    }
}
