using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterLanguage.Conf;

// The grammar is that of Python's ConfigParser in strict mode:
//
//   # comment            ; comment            whole lines, also inside a value
//   [section]            anything after the last ']' of the line is ignored
//   name = value         or name : value; the first delimiter counts; ' ;' starts a comment, '#' does not
//       more             indented deeper than the name: continues the value, also across empty lines

/// <summary>Reads one file line by line into a <see cref="ConfDocument"/>, collecting all faults.</summary>
internal sealed class ConfParser(string path)
{
    private readonly List<Fault> faults = [];
    private readonly List<OpenSection> sections = [];
    private OpenSection? section;
    private OpenOption? option;
    private int indent;
    private bool homelessReported;

    public ConfDocument Parse(string text)
    {
        var lineNumber = 0;
        for (var start = 0; start < text.Length;)
        {
            var end = EndOfLine(text, start);
            ParseLine(text.Substring(start, end - start), ++lineNumber);
            start = end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? end + 2 : end + 1;
        }

        return new ConfDocument(path, sections.Select(open => open.Close()).ToEquatableArray(), faults.ToEquatableArray());
    }

    private static int EndOfLine(string text, int start)
    {
        while (start < text.Length && text[start] != '\n' && text[start] != '\r')
        {
            start++;
        }

        return start;
    }

    private void ParseLine(string line, int lineNumber)
    {
        var indentation = PythonText.SkipSpace(line, 0, line.Length);
        if (indentation < line.Length && (line[indentation] == '#' || line[indentation] == ';'))
        {
            return;
        }

        var comment = StartOfComment(line);
        var end = PythonText.TrimEnd(line, indentation, comment < 0 ? line.Length : comment);
        if (end <= indentation)
        {
            // An empty line belongs to the value, which may go on after it.
            option?.Add("", At(lineNumber, 1, 0));
        }
        else if (option is not null && indentation > indent)
        {
            option.Add(line.Substring(indentation, end - indentation), At(lineNumber, indentation + 1, end - indentation));
        }
        else
        {
            indent = indentation;
            ParseHeader(line, lineNumber, indentation, end);
        }
    }

    private static int StartOfComment(string line)
    {
        for (var at = line.IndexOf(';'); at >= 0; at = line.IndexOf(';', at + 1))
        {
            if (at == 0 || PythonText.IsSpace(line[at - 1]))
            {
                return at;
            }
        }

        return -1;
    }

    private void ParseHeader(string line, int lineNumber, int start, int end)
    {
        var bracket = line.LastIndexOf(']', end - 1);
        if (line[start] == '[' && bracket > start + 1)
        {
            OpenSection(line.Substring(start + 1, bracket - start - 1), At(lineNumber, start + 2, bracket - start - 1));
        }
        else if (section is null)
        {
            ReportHomeless(line, At(lineNumber, start + 1, end - start));
        }
        else
        {
            ParseOption(section, line, lineNumber, start, end);
        }
    }

    private void OpenSection(string name, SourceSpan where)
    {
        option = null;
        section = sections.Find(open => open.Name == name);
        if (section is null)
        {
            section = new OpenSection(name, where);
            sections.Add(section);
        }
        else if (name != ConfSection.Default)
        {
            faults.Add(Fault.Of(ReadingFaults.DuplicateSection, where, name, Number(section.Header.Line)));
        }
    }

    private void ReportHomeless(string line, SourceSpan where)
    {
        if (homelessReported)
        {
            return;
        }

        homelessReported = true;
        faults.Add(line[0] == '\uFEFF'
            ? Fault.Of(ReadingFaults.ByteOrderMark, At(where.Line, 1, 1))
            : Fault.Of(ReadingFaults.NoSection, where, Clip(line, where)));
    }

    private void ParseOption(OpenSection into, string line, int lineNumber, int start, int end)
    {
        var delimiter = line.IndexOfAny(Delimiters, start, end - start);
        var nameEnd = PythonText.TrimEnd(line, start, Math.Max(start, delimiter));
        var where = At(lineNumber, start + 1, end - start);
        if (nameEnd == start)
        {
            option = null;
            faults.Add(Fault.Of(ReadingFaults.NoDelimiter, where, Clip(line, where)));
            return;
        }

        var valueStart = PythonText.SkipSpace(line, delimiter + 1, end);
        var name = PythonText.Lower(line.Substring(start, nameEnd - start));
        option = new OpenOption(name, At(lineNumber, start + 1, nameEnd - start));
        option.Add(line.Substring(valueStart, end - valueStart), At(lineNumber, valueStart + 1, end - valueStart));
        if (into.TryAdd(option, out var earlier))
        {
            return;
        }

        faults.Add(Fault.Of(ReadingFaults.DuplicateOption, option.NameSpan, name, into.Name, Number(earlier.NameSpan.Line)));
    }

    private static readonly char[] Delimiters = ['=', ':'];

    private SourceSpan At(int line, int column, int length) => new(path, line, column, length);

    private static string Clip(string line, SourceSpan where) => Fault.Clip(line.Substring(where.Column - 1, where.Length));

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
