using System.Collections.Generic;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterLanguage.Definitions;

// reference = name [ '[' options ']' ]
// options   = option { separator option } [ ',' ]        separator = ',' or ']' '['
// option    = name '=' ( '"' no-'"' '"' | "'" no-"'" "'" | no-comma-or-bracket )
// name      = one or more of A-Z a-z 0-9 _ - . and, for conditional ones, '?' word '=' word

/// <summary>Reads a <see cref="FilterReference"/> character by character. There is no escape character.</summary>
internal sealed class ReferenceParser(string text)
{
    private readonly List<FilterArgument> arguments = [];
    private readonly List<(int Start, int Length)> places = [];
    private int at;
    private int end;

    /// <summary>Where the values of the arguments stand, quotes and blanks left out.</summary>
    public IReadOnlyList<(int Start, int Length)> Places => places;

    public bool TryParse(out FilterReference? reference, out string? problem, out int position)
    {
        reference = null;
        problem = null;
        end = PythonText.TrimEnd(text, 0, text.Length);
        at = text.IndexOf('[');
        var name = PythonText.Strip(at < 0 ? text : text.Substring(0, at));
        if (name.Length == 0)
        {
            position = 0;
            problem = "there is no name; expected one such as 'sshd' or 'sshd[mode=aggressive]'";
            return false;
        }

        if (at >= 0)
        {
            if (text[end - 1] != ']' || end - 1 == at)
            {
                position = end;
                problem = $"the options of '{Fault.Clip(name)}' have no end; expected ']'";
                return false;
            }

            at++;
            end--;
            problem = ParseOptions();
        }

        position = problem is null ? 0 : at;
        reference = problem is null ? new FilterReference(name, arguments.ToEquatableArray()) : null;
        return problem is null;
    }

    private string? ParseOptions()
    {
        while (true)
        {
            if (AtEndAfterComma())
            {
                return null;
            }

            at = PythonText.SkipSpace(text, at, end);
            var name = ParseName();
            if (name is null)
            {
                return $"'{Rest()}' is no option; expected name=value";
            }

            var (start, valueEnd) = ParseValue();
            valueEnd = PythonText.TrimEnd(text, start, valueEnd);
            start = PythonText.SkipSpace(text, start, valueEnd);
            places.Add((start, valueEnd - start));
            arguments.Add(new FilterArgument(name, text.Substring(start, valueEnd - start)));
            if (!SkipSeparator())
            {
                return $"'{Rest()}' follows the value of '{name}'; expected ',' or the end, and quotes around a value that contains ',' or ']'";
            }
        }
    }

    private bool AtEndAfterComma() => PythonText.SkipSpace(text, at < end && text[at] == ',' ? at + 1 : at, end) == end;

    /// <summary>Reads a name and the '=' after it, or nothing and null.</summary>
    private string? ParseName()
    {
        var stop = PythonText.SkipWord(text, at, end, "-.");
        if (stop < end && stop > at && text[stop] == '?')
        {
            var equals = PythonText.SkipWord(text, stop + 1, end);
            var conditionEnd = equals < end && text[equals] == '=' ? PythonText.SkipWord(text, equals + 1, end) : -1;
            stop = equals > stop + 1 && conditionEnd > equals + 1 ? conditionEnd : at;
        }

        if (stop == at || stop >= end || text[stop] != '=')
        {
            return null;
        }

        var name = text.Substring(at, stop - at);
        at = stop + 1;
        return name;
    }

    private (int Start, int End) ParseValue()
    {
        var start = at;
        if (at < end && (text[at] == '"' || text[at] == '\''))
        {
            var close = text.IndexOf(text[at], at + 1, end - at - 1);
            if (close >= 0)
            {
                at = close + 1;
                return (start + 1, close);
            }
        }

        while (at < end && text[at] != ',' && text[at] != ']')
        {
            at++;
        }

        return (start, at);
    }

    private bool SkipSeparator()
    {
        if (at == end || (at + 1 == end && text[at] == '\n'))
        {
            at = end;
            return true;
        }

        if (text[at] == ',')
        {
            at++;
            return true;
        }

        var open = text[at] == ']' ? PythonText.SkipSpace(text, at + 1, end) : end;
        if (open >= end || text[open] != '[')
        {
            return false;
        }

        at = open + 1;
        return true;
    }

    private string Rest() => Fault.Clip(text.Substring(at, end - at));
}
