using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Banhammer.FilterLanguage.Tests.Fuzzing;

/// <summary>Spoils texts as users and attackers do: cut, doubled, moved and mixed, with pieces that mean something put in anywhere.</summary>
internal sealed class TextMutator(Chance chance, IReadOnlyList<string> seeds)
{
    private static readonly string[] Pieces =
    [
        "\n", "\n    ", "\r\n", "\r", "\t", " ", " ; ", "#", ";", "=", " = ", ":", "[", "]", "[]", "\n[Definition]\n", "\n[Init]\n", "\n[DEFAULT]\n", "\n[INCLUDES]\n",
        "\n[Init?family=inet6]\n", "\nbefore = common.conf\n", "\nafter = common.local\n", "\nfailregex = ", "\nprefregex = ", "\nmaxlines = 2\n", "\nmode = ",
        "%", "%%", "%(", ")s", "%(a)s", "%(known/failregex)s", "%(failregex)s", "%(default/a)s", "%(lt_file/__prefix_line)s", "%(__name__)s", "%(__prefix_line)s",
        "<", ">", "<a>", "<<a>>", "<mode>", "<mdre-<mode>>", "<failregex>", "<known/failregex>", "<lt_<logtype>/__prefix_line>", "<HOST>", "<ADDR>", "<F-ID>", "</F-ID>",
        "<F-CONTENT>", "<SKIPLINES>", "(", ")", "(?:", "(?P<n>", "(?P=n)", "(?(n)", "(?=", "(?<!", "(?i)", "((?i)", "(?>", "|", "*", "+", "?", "{2}", "{,3}", "{1,9999}",
        "**", "\\", @"\b", @"\d", @"\1", @"\x1d", @"\N{DIGIT ONE}", "[^", "[a-z", "-", "^", "$", "é", "\u0130", "\u017f", "\u2028", "\u001c", "\uFEFF", "\0", "\ud83d\ude00", "\ud83d",
        "\ude00", "٣",
    ];

    /// <summary>A text with one to some twelve changes.</summary>
    public string Mutate(string text)
    {
        for (var count = 1 + chance.Below(chance.Percent(20) ? 12 : 4); count > 0; count--)
            text = Change(text);

        return text;
    }

    private string Change(string text)
    {
        var (start, length) = (chance.Below(text.Length + 1), chance.Percent(60) ? chance.Below(6) : chance.Below(200));
        length = Math.Min(length, text.Length - start);
        switch (chance.Below(9))
        {
            case 0:
                return text.Remove(start, length);
            case 1:
                return text.Insert(start, text.Substring(start, length));
            case 2:
                return text.Insert(chance.Below(text.Length + 1), text.Substring(start, length));
            case 3:
                return text.Insert(start, Repeat(chance.Of(Pieces)));
            case 4:
                return Lines(text);
            case 5:
                var other = chance.Of(seeds);
                var from = chance.Below(other.Length + 1);
                return text.Insert(start, other.Substring(from, Math.Min(chance.Below(400), other.Length - from)));
            default:
                return text.Remove(start, length).Insert(start, chance.Of(Pieces));
        }
    }

    // Doubling a piece many times is how depth and size are reached.
    private string Repeat(string piece) => chance.Percent(70) ? piece : new StringBuilder().Insert(0, piece, 1 << chance.Below(10)).ToString();

    private string Lines(string text)
    {
        var lines = text.Split('\n').ToList();
        var (at, to) = (chance.Below(lines.Count), chance.Below(lines.Count));
        switch (chance.Below(4))
        {
            case 0:
                lines.Insert(to, lines[at]);
                break;
            case 1:
                (lines[at], lines[to]) = (lines[to], lines[at]);
                break;
            case 2:
                lines[at] = lines[at].TrimStart();
                break;
            default:
                lines.RemoveAt(at);
                break;
        }

        return string.Join('\n', lines);
    }
}
