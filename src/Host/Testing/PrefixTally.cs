using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using Banhammer.Engine.Matching;

namespace Banhammer.Host.Testing;

/// <summary>The prefregex and, where asked for, what its groups took of the first lines that it let through.</summary>
internal sealed class PrefixTally
{
    private readonly string regex;
    private readonly int listedMatches;
    private readonly Matcher? matcher;
    private readonly List<string> groups = [];
    private Captures captures;

    /// <summary>A tally of <paramref name="pattern"/>, which is matched anew for its groups, of so many lines.</summary>
    public PrefixTally(CompiledPattern pattern, int listedMatches)
    {
        this.listedMatches = listedMatches;
        regex = pattern.Final.Text;
        matcher = listedMatches > 0 ? pattern.NewMatcher() : null;
        captures = new Captures(pattern.Groups.Count);
    }

    /// <summary>Looks at a line.</summary>
    public void Add(in TestedLine line)
    {
        if (matcher is null || groups.Count > listedMatches)
        {
            return;
        }

        captures.NextSubject();
        if (matcher.TryMatch(line.Bytes, line.Cut, ref captures))
        {
            groups.Add("    " + (groups.Count < listedMatches ? Groups(line) : "..."));
        }
    }

    /// <summary>Prints the regex and the groups.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="total">Lines that it let through.</param>
    public void Print(TextWriter output, long total)
    {
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Prefregex: {total} total"));
        SummaryList.Print(output, null, [regex, .. groups]);
    }

    private string Groups(in TestedLine line)
    {
        var pairs = new List<KeyValuePair<string, string?>>();
        for (var i = 0; i < matcher!.GroupNames.Count; i++)
        {
            pairs.Add(KeyValuePair.Create(matcher.GroupNames[i], captures.IsSet(i) ? Text(line, i) : null));
        }

        return PythonLiteral.Of(pairs);
    }

    private string Text(in TestedLine line, int group)
    {
        var text = new byte[captures.End(group) - captures.Start(group)];
        return Encoding.UTF8.GetString(text, 0, captures.CopyTo(group, line.Bytes, line.Cut, text));
    }
}
