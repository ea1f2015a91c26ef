using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Dates.Expressions;

namespace Banhammer.Corpus.Tests.Dates;

/// <summary>Writes texts that a date template is likely to match: its regex, read the other way round.</summary>
internal sealed class StampSampler
{
    private const int LongestRun = 3;
    private const string Usual = " -/:.,T[](<>='a_Z+1@";

    private readonly ExpressionSyntax syntax;
    private readonly Dictionary<int, string> groups = [];
    private readonly Random random;

    private StampSampler(ExpressionSyntax syntax, Random random)
    {
        this.syntax = syntax;
        this.random = random;
    }

    /// <summary>A text; null if the regex of the template is beyond the reader of simple ones.</summary>
    public static string? Sample(DateTemplate template, Random random)
    {
        // Any hexadecimal digits would lie billions of years ahead.
        if (template.Name.EndsWith("TAI64N", StringComparison.Ordinal)) return $"@40000000{random.Next(0x30000000, 0x78000000):x8}{random.Next():x8}";
        return ExpressionParser.TryParse(template.Shape.Regex) is { } syntax ? new StampSampler(syntax, random).Text(syntax.Root) : null;
    }

    private string Text(Piece piece)
    {
        switch (piece.Kind)
        {
            case PieceKind.Sequence: return string.Concat(piece.Parts.Select(Text));
            case PieceKind.Alternation: return Text(piece.Parts[random.Next(piece.Parts.Count)]);
            case PieceKind.Set: return Character(piece.Set).ToString();
            case PieceKind.Byte: return "é";
            case PieceKind.Year: return (2000 + random.Next(30)).ToString("0000", null);
            case PieceKind.Repeat:
                var count = random.Next(piece.Min, Math.Min(piece.Max, piece.Min + LongestRun) + 1);
                return string.Concat(Enumerable.Range(0, count).Select(_ => Text(piece.Parts[0])));
            case PieceKind.Group:
                var text = syntax.GroupNames[piece.Group] is "Z" && random.Next(2) == 0 ? random.Next(2) == 0 ? "CET" : "PST" : Text(piece.Parts[0]);
                return groups[piece.Group] = text;
            case PieceKind.BackReference: return groups.GetValueOrDefault(piece.Group, "");
            case PieceKind.Conditional: return Text(piece.Parts[groups.ContainsKey(piece.Group) ? 0 : 1]);
            case PieceKind.LookAhead or PieceKind.LookBehind: return piece.IsNegated ? "" : Text(piece.Parts[0]);
            default: return "";
        }
    }

    private char Character(CharacterSet set)
    {
        var characters = Usual.Where(character => set.HasAscii((byte)character)).ToArray();
        if (characters.Length == 0 || set.IsWithin(CharacterSet.Digit))
        {
            characters = Enumerable.Range(' ', 95).Select(code => (char)code).Where(character => set.HasAscii((byte)character)).ToArray();
        }

        return characters.Length == 0 ? '?' : characters[random.Next(characters.Length)];
    }
}
