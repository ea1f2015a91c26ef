using System.Collections.Generic;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterLanguage.Conf;

/// <summary>An option whose value is being read.</summary>
internal sealed class OpenOption(string name, SourceSpan nameSpan)
{
    private readonly List<(string Text, SourceSpan Where)> lines = [];

    public string Name => name;

    public SourceSpan NameSpan => nameSpan;

    /// <summary>Adds a line without blanks at its ends, empty or not.</summary>
    public void Add(string line, SourceSpan where) => lines.Add((line, where));

    /// <summary>The option, without empty lines at the end of its value.</summary>
    public ConfOption Close()
    {
        var count = lines.Count;
        while (count > 0 && lines[count - 1].Text.Length == 0)
        {
            count--;
        }

        var value = new TracedTextBuilder();
        for (var i = 0; i < count; i++)
        {
            value.Append(lines[i].Text, lines[i].Where);
            if (i + 1 < count)
            {
                value.AppendLineEnd(lines[i].Where);
            }
        }

        return new ConfOption(name, nameSpan, value.ToText(lines[0].Where));
    }
}
