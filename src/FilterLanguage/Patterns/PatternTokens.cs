namespace Banhammer.FilterLanguage.Patterns;

/// <summary>A regex as its parser reads it: one code point at a time, or a backslash with the code point behind it.</summary>
internal sealed class PatternTokens
{
    /// <summary>The token behind the end.</summary>
    public const int End = -1;

    public PatternTokens(string text)
    {
        Text = text;
        Seek(0);
    }

    public string Text { get; }

    /// <summary>Where the next token starts.</summary>
    public int Position { get; private set; }

    /// <summary>The next code point, without its backslash; <see cref="End"/> behind the end, and for a backslash that ends the text.</summary>
    public int Code { get; private set; }

    /// <summary>Whether a backslash is before it.</summary>
    public bool Escaped { get; private set; }

    /// <summary>Whether a lone backslash ends the text and is next.</summary>
    public bool AtLoneBackslash => Escaped && Code == End;

    public bool AtEnd => Code == End;

    /// <summary>Number of UTF-16 units of the next token.</summary>
    public int Length { get; private set; }

    /// <summary>Whether the next token is this character, without a backslash.</summary>
    public bool Is(char c) => Code == c && !Escaped;

    public void Advance() => Seek(Position + Length);

    /// <summary>Takes the next token if it is this character.</summary>
    public bool Take(char c)
    {
        if (!Is(c))
            return false;

        Advance();
        return true;
    }

    public void Seek(int position)
    {
        Position = position;
        Escaped = position < Text.Length && Text[position] == '\\';
        var at = Escaped ? position + 1 : position;
        if (at >= Text.Length)
        {
            Code = End;
            Length = Text.Length - position;
            return;
        }

        var pair = char.IsHighSurrogate(Text[at]) && at + 1 < Text.Length && char.IsLowSurrogate(Text[at + 1]);
        Code = pair ? char.ConvertToUtf32(Text[at], Text[at + 1]) : Text[at];
        Length = at - position + (pair ? 2 : 1);
    }
}
