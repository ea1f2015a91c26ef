using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Conf;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>Which options the values of a configuration refer to, as <c>%(name)s</c> or <c>&lt;name&gt;</c>, whatever values are passed.</summary>
/// <remarks>Errs towards too many: <c>(?P&lt;name&gt;…)</c> in a regex looks like a tag.</remarks>
internal sealed class OptionMentions
{
    /// <summary>UTF-16 units of a tag; what is longer is no tag but a bracket of a regex.</summary>
    private const int MaxTagLength = 200;

    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<CompositeTag> composites = [];

    /// <summary>The tags that are put together from the value of another option.</summary>
    public IEnumerable<CompositeTag> Composites => composites;

    /// <summary>Names that occur outside of composite tags.</summary>
    public IEnumerable<string> Names => names;

    /// <summary>All mentions in all sections.</summary>
    public static OptionMentions Of(ConfTable table)
    {
        var mentions = new OptionMentions();
        foreach (var option in table.Names.SelectMany(name => table.Find(name)!.Options).Concat(table.Defaults.Options))
        {
            mentions.AddReferences(option.Value.Text);
            mentions.AddTags(option.Value.Text);
        }

        return mentions;
    }

    /// <summary>True if something refers to the option or section of that name.</summary>
    public bool Contain(string name) =>
        names.Contains(name) || names.Contains(PythonText.Lower(name)) || composites.Any(tag => tag.ValueFor(name) is not null);

    private void AddReferences(string text)
    {
        for (var open = text.IndexOf("%(", StringComparison.Ordinal); open >= 0; open = text.IndexOf("%(", open + 2, StringComparison.Ordinal))
        {
            var close = text.IndexOf(')', open);
            if (close > open)
            {
                AddName(PythonText.Lower(text.Substring(open + 2, close - open - 2)));
            }
        }
    }

    private void AddName(string name)
    {
        names.Add(name);
        var slash = name.IndexOf('/');
        if (slash > 0)
        {
            names.Add(name.Substring(0, slash));
            names.Add(name.Substring(slash + 1));
        }
    }

    private void AddTags(string text)
    {
        // Offsets of the brackets that are open, outermost first; a blank ends them all.
        var open = new List<int>();
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '<':
                    open.Add(i);
                    break;
                case ' ':
                    open.Clear();
                    break;
                case '>' when open.Count > 0:
                    var start = open[open.Count - 1] + 1;
                    open.RemoveAt(open.Count - 1);
                    if (i - start <= MaxTagLength)
                    {
                        AddTag(text.Substring(start, i - start));
                    }

                    break;
                default:
                    break;
            }
        }
    }

    private void AddTag(string name)
    {
        var inner = name.IndexOf('<');
        if (inner < 0)
        {
            AddName(name);
            return;
        }

        var close = name.IndexOf('>', inner);
        var last = name.LastIndexOf('>');
        if (inner == 0 && last + 1 == name.Length)
        {
            // Nothing but the inner tag: it could name anything, which tells nothing.
            return;
        }

        var tag = new CompositeTag(name.Substring(0, inner), name.Substring(inner + 1, close - inner - 1), name.Substring(last + 1));
        composites.Add(tag);
        var slash = tag.Suffix.IndexOf('/');
        if (slash >= 0)
        {
            composites.Add(tag with { Suffix = tag.Suffix.Substring(0, slash) });
            names.Add(tag.Suffix.Substring(slash + 1));
        }
    }
}
