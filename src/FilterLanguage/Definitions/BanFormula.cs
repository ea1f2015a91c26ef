using System;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>Computes <c>bantime.formula</c> and <c>bantime.factor</c>: the arithmetic of Python that such expressions use, and no more.</summary>
/// <remarks>
/// <code>
/// choice  = compare [ "if" compare "else" choice ]
/// compare = shift [ ("&lt;" | "&lt;=" | ">" | ">=" | "==" | "!=") shift ]
/// shift   = sum { ("&lt;&lt;" | ">>") sum }
/// sum     = product { ("+" | "-") product }
/// product = signed { ("*" | "/" | "//" | "%") signed }
/// signed  = "-" signed | power
/// power   = value [ "**" signed ]
/// value   = number | "(" choice ")" | name [ "(" choice { "," choice } ")" ]
/// </code>
/// Numbers are floating point, so nothing overflows: what is too large is infinite. Both sides of a choice are computed.
/// </remarks>
public ref struct BanFormula
{
    private const int MaxDepth = 50;

    private readonly string text;
    private readonly double banTime;
    private readonly double banCount;
    private readonly double banFactor;
    private int at;
    private int depth;
    private bool isWrong;

    private BanFormula(string text, double banTime, double banCount, double banFactor)
    {
        (this.text, this.banTime, this.banCount, this.banFactor) = (text, banTime, banCount, banFactor);
        (at, depth, isWrong) = (0, 0, false);
    }

    /// <summary>Computes an expression.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="banTime">What <c>ban.Time</c> is: the usual length in seconds.</param>
    /// <param name="banCount">What <c>ban.Count</c> is: bans before.</param>
    /// <param name="banFactor">What <c>banFactor</c> is.</param>
    /// <param name="value">The result; may be infinite.</param>
    /// <param name="column">Where it can't be read, from 1; 0 when true.</param>
    public static bool TryCompute(string text, double banTime, double banCount, double banFactor, out double value, out int column)
    {
        var formula = new BanFormula(text, banTime, banCount, banFactor);
        value = formula.Choice();
        formula.SkipBlanks();
        var isRead = !formula.isWrong && formula.at == text.Length && !double.IsNaN(value);
        column = isRead ? 0 : Math.Min(formula.at, text.Length) + 1;
        return isRead;
    }

    private double Choice()
    {
        if (++depth > MaxDepth)
        {
            return Fail();
        }

        var value = Compare();
        if (TakeWord("if"))
        {
            var isSo = Compare() != 0;
            if (!TakeWord("else"))
            {
                return Fail();
            }

            var other = Choice();
            value = isSo ? value : other;
        }

        depth--;
        return value;
    }

    private double Compare()
    {
        var left = Shift();
        foreach (var sign in (string[])["<=", ">=", "==", "!=", "<", ">"])
        {
            if (Take(sign))
            {
                var right = Shift();
                return sign switch
                {
                    "<=" => left <= right,
                    ">=" => left >= right,
                    "==" => left == right,
                    "!=" => left != right,
                    "<" => left < right,
                    _ => left > right,
                } ? 1 : 0;
            }
        }

        return left;
    }

    private double Shift()
    {
        var value = Sum();
        while (true)
        {
            if (Take("<<"))
            {
                value *= Math.Pow(2, Sum());
            }
            else if (Take(">>"))
            {
                value = Math.Floor(value / Math.Pow(2, Sum()));
            }
            else
            {
                return value;
            }
        }
    }

    private double Sum()
    {
        var value = Product();
        while (true)
        {
            if (Take("+"))
            {
                value += Product();
            }
            else if (Take("-"))
            {
                value -= Product();
            }
            else
            {
                return value;
            }
        }
    }

    private double Product()
    {
        var value = Signed();
        while (true)
        {
            if (Take("*"))
            {
                value *= Signed();
            }
            else if (Take("//"))
            {
                value = Math.Floor(value / Signed());
            }
            else if (Take("/"))
            {
                value /= Signed();
            }
            else if (Take("%"))
            {
                var divisor = Signed();
                value -= divisor * Math.Floor(value / divisor);
            }
            else
            {
                return value;
            }
        }
    }

    private double Signed()
    {
        if (++depth > MaxDepth)
        {
            return Fail();
        }

        var value = Take("-") ? -Signed() : Power();
        depth--;
        return value;
    }

    private double Power()
    {
        var value = Value();
        return Take("**") ? Math.Pow(value, Signed()) : value;
    }

    private double Value()
    {
        SkipBlanks();
        if (Take("("))
        {
            var value = Choice();
            return Take(")") ? value : Fail();
        }

        var start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '.' or '_'))
        {
            at++;
        }

        var word = text.Substring(start, at - start);
        if (word.Length > 0 && (char.IsDigit(word[0]) || word[0] == '.'))
        {
            return double.TryParse(word, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : Fail();
        }

        return word switch
        {
            "ban.Time" => banTime,
            "ban.Count" => banCount,
            "banFactor" => banFactor,
            "math.pi" => Math.PI,
            "math.e" => Math.E,
            _ => Call(word),
        };
    }

    private double Call(string name)
    {
        if (!Take("("))
        {
            return Fail();
        }

        var first = Choice();
        var second = Take(",") ? Choice() : double.NaN;
        if (!Take(")"))
        {
            return Fail();
        }

        return (name, double.IsNaN(second)) switch
        {
            ("float", true) => first,
            ("int", true) => Math.Truncate(first),
            ("abs", true) => Math.Abs(first),
            ("round", true) => Math.Round(first, MidpointRounding.ToEven),
            ("math.exp", true) => Math.Exp(first),
            ("math.log", true) => Math.Log(first),
            ("math.log", false) => Math.Log(first, second),
            ("math.log2", true) => Math.Log(first, 2),
            ("math.log10", true) => Math.Log10(first),
            ("math.sqrt", true) => Math.Sqrt(first),
            ("math.floor", true) => Math.Floor(first),
            ("math.ceil", true) => Math.Ceiling(first),
            ("math.pow" or "pow", false) => Math.Pow(first, second),
            ("min", false) => Math.Min(first, second),
            ("max", false) => Math.Max(first, second),
            _ => Fail(),
        };
    }

    private double Fail()
    {
        isWrong = true;
        return 0;
    }

    // A sign isn't taken where it is the beginning of a longer one.
    private bool Take(string sign)
    {
        SkipBlanks();
        var isThere = !isWrong && string.CompareOrdinal(text, at, sign, 0, sign.Length) == 0
            && !(sign is "*" or "<" or ">" && at + 1 < text.Length && text[at + 1] == sign[0]);
        at += isThere ? sign.Length : 0;
        return isThere;
    }

    private bool TakeWord(string word)
    {
        SkipBlanks();
        var end = at + word.Length;
        return (end >= text.Length || !char.IsLetterOrDigit(text[end])) && Take(word);
    }

    private void SkipBlanks()
    {
        while (at < text.Length && text[at] is ' ' or '\t')
        {
            at++;
        }
    }
}
