using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Banhammer.FilterLanguage.Tests.Fuzzing;

namespace Banhammer.FilterLanguage.Tests.Peers;

/// <summary>Makes small configurations out of all that the dialect has, mostly valid: layers, includes, references, tags, conditions, odd spacing.</summary>
internal sealed class ConfigurationMaker(Chance chance)
{
    private const string Filter = "filter.d/f";

    private static readonly string[] Paths =
        [Filter + ".conf", Filter + ".local", Filter + ".d/a.conf", Filter + ".d/b.conf", Filter + ".d/a.local", "filter.d/common.conf", "filter.d/common.local", "filter.d/deep/x.conf", "shared.conf"];

    private static readonly string[] Sections = ["Definition", "Definition", "Definition", "Init", "Init", "DEFAULT", "lt_file", "lt_journal", "Other", "Init?family=inet6", "definition"];

    // An option mostly refers to those behind it, so that most references end.
    private static readonly string[] Options =
    [
        "failregex", "prefregex", "ignoreregex", "datepattern", "journalmatch", "usedns", "maxlines", "m-x", "m-y", "_p", "known/a", "a", "b", "cc", "d-d", "mode", "findtime", "logtype",
        "host", "é",
    ];

    private static readonly string[] JailOptions = ["findtime", "maxretry", "failregex", "ignoreregex", "usedns", "datepattern"];

    private static readonly string[] Unpassed = ["m-y", "_p", "d-d", "host", "é"];

    private static readonly string[] Odd =
    [
        "%(CC)s", "%(__name__)s", "%(known/a)s", "%(known/failregex)s", "%(known/b)s", "%(lt_file/a)s", "%(Other/b)s", "%(default/a)s", "%(DEFAULT/b)s", "%(Init/a)s", "%%", "%%(a)s",
        "<A>", "<Mode>", "<m-<mode>>", "<m-<a>>", "<lt_<logtype>/a>", "<lt_<logtype>/a>", "<lt_file/b>", "<known/a>", "<known/failregex>", "<known/b>", "<Other/a>", "<other/a>", "<default/b>",
        "<DEFAULT/a>", "<Init/a>", "<HOST>", "<F-USER>", "</F-USER>", "<nothing>", "<<a>>", "< a>", "<>", "<a", "a>", "<KNOWN/a>", "<Known/B>", "<definition/a>", "<Definition/b>",
    ];

    private static readonly string[] Texts =
        ["x", "y", "1", "inet6", "^x$", "foo bar", "x;y", "x ; gone", "x #stays", "=", ":", "[x]", "  ", "\t", "é", "\u00a0", "\u2028", "\u001c", "\"", "'", ",", "a", "b", "\\", "\u0085z"];

    private static readonly string[] Broken = ["%", "%a", "%(a", "%(a)", "%(a)d", "%()s", "%(none)s", "%(none/a)s", "%(other/b)s", "%(failregex)s", "<failregex>"];

    /// <summary>Texts by path under the folder of the configuration.</summary>
    public Dictionary<string, string> Files()
    {
        var paths = new[] { Paths[0] }.Concat(Enumerable.Range(0, 1 + chance.Below(3)).Select(_ => chance.Of(Paths))).Distinct(StringComparer.Ordinal).ToList();
        return paths.ToDictionary(path => path, path => File(path, paths), StringComparer.Ordinal);
    }

    /// <summary>A filter with options passed to it, in a grammar that both read alike.</summary>
    public string Reference()
    {
        var text = new StringBuilder("f");
        if (chance.Percent(50))
            return "f";

        text.Append('[').Append(string.Join(chance.Of([",", ", ", "][", "] ["]), Enumerable.Range(0, 1 + chance.Below(3)).Select(_ => Passed()))).Append(chance.Of(["]", "]", ",]"]));
        return text.ToString();
    }

    /// <summary>Options of a jail that a filter's references can see.</summary>
    public Dictionary<string, string> Jail()
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in JailOptions.Where(_ => chance.Percent(20)))
            options[name] = name == "maxretry" ? "5" : chance.Of(["600", "jail", "^j<a>", "no"]);

        return options;
    }

    private string Passed()
    {
        var name = chance.Of(["a", "b", "mode", "A", "m-x", "q", "logtype", "failregex", "cc"]);
        var value = chance.Of(["1", "x", "y", "", "<b>", "<known/a>|z", "%%(b)s", "<known/failregex>", "inet6"]);
        return name + "=" + chance.Of([value, "\"" + value + "\"", "'" + value + "'", "\"" + value + ", x]\"", "\" " + value + " \""]);
    }

    private string File(string path, List<string> paths)
    {
        var text = new StringBuilder();
        if (chance.Percent(8))
            text.Append(chance.Of(["# comment\n", "; comment\n", "\n", "  # indented\n"]));

        if (chance.Percent(path == Paths[0] ? 70 : 20))
            text.Append("[INCLUDES]\n").Append(Include(path, paths, "before")).Append(chance.Percent(40) ? Include(path, paths, "after") : "");

        if (path == Paths[0] && chance.Percent(90))
            text.Append("[DEFAULT]\n").Append(string.Concat(Options.SkipWhile(name => name != "m-x").Select(name => name + " = " + chance.Of(Texts).Trim() + "\n")));

        var sections = Enumerable.Range(0, 1 + chance.Below(3)).Select(_ => chance.Of(Sections)).Prepend("Definition").Distinct(StringComparer.Ordinal);
        foreach (var section in sections.Where(name => name != "DEFAULT" || path != Paths[0]))
            text.Append(Section(section));

        return Spoil(text.ToString());
    }

    private string Include(string path, List<string> paths, string when)
    {
        var from = Path.GetDirectoryName("/" + path)!;
        var entries = Enumerable.Range(0, 1 + chance.Below(2))
            .Select(_ => Path.GetRelativePath(from, "/" + (chance.Percent(90) ? chance.Of(paths) : "filter.d/none" + chance.Of([".local", ".local", ".conf"]))));
        return when + " = " + string.Join("\n   ", entries) + "\n";
    }

    private string Section(string name)
    {
        var text = new StringBuilder("[" + name + "]" + chance.Of(["\n", "\n", "\n", " ; x\n", " trailing\n", "\n\n"]));
        // What is passed overrides conditional forms too, but not in the peer's older version that is installed.
        var choices = name.Contains('?', StringComparison.Ordinal) ? Unpassed : Options;
        var names = Enumerable.Range(0, 1 + chance.Below(5)).Select(_ => chance.Of(choices)).Distinct(StringComparer.OrdinalIgnoreCase);
        if (name == "Definition" && chance.Percent(80))
            names = names.Prepend("failregex").Distinct(StringComparer.OrdinalIgnoreCase);

        foreach (var option in names)
            text.Append(Option(option));

        return text.ToString();
    }

    private string Option(string name)
    {
        var text = new StringBuilder(chance.Percent(5) ? "  " : "").Append(chance.Percent(10) ? name.ToUpperInvariant() : name).Append(chance.Of([" = ", "=", ": ", " : ", "\t=\t", " ="]));
        if (name == "maxlines")
            return text.Append(chance.Of(["1", "2", "10", " 3 ", "x", "<a>", "%(a)s", "1_0"])).Append('\n').ToString();

        text.Append(Value(name));
        for (var more = chance.Percent(70) ? 0 : chance.Below(3); more > 0; more--)
            text.Append(chance.Of(["\n    ", "\n\t", "\n\n    ", "\n  # c\n    ", "\n; c\n    ", "\r\n      ", "\n      "])).Append(Value(name));

        return text.Append(chance.Of(["\n", "\n", "\n", "\n\n", "\r\n", " \n"])).ToString();
    }

    private string Value(string name) => string.Concat(Enumerable.Range(0, chance.Below(4)).Select(_ => chance.Below(100) switch
    {
        < 30 => Reference(name, "%(", ")s"),
        < 55 => Reference(name, "<", ">"),
        < 70 => chance.Of(Odd),
        99 => chance.Percent(40) ? chance.Of(Broken) : "z",
        _ => chance.Of(Texts),
    }));

    private string Reference(string from, string open, string close)
    {
        var rank = Array.IndexOf(Options, from) + 1;
        return rank == Options.Length ? "z" : open + Options[rank + chance.Below(Options.Length - rank)] + close;
    }

    // Now and then what makes a file unusable.
    private string Spoil(string text) => !chance.Percent(4) ? text : chance.Below(6) switch
    {
        0 => "text\n" + text,
        1 => text + "no delimiter\n",
        2 => text + "[Definition]\nx = 1\n",
        3 => text + "[Twice]\na = 1\nA: 2\n",
        4 => "\uFEFF" + text,
        _ => text.Replace("]\n", "\n", StringComparison.Ordinal),
    };
}
