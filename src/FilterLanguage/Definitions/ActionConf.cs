using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Interpolation;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>The files of an action put on top of each other, before any option is passed to it.</summary>
internal sealed class ActionConf
{
    /// <summary>The options that mean something in an action, in the order in which the peer reads them.</summary>
    public static readonly string[] OptionNames =
    [
        "actionstart", "actionstart_on_demand", "actionstop", "actionflush", "actionreload", "actioncheck", "actionrepair",
        "actionrepair_on_unban", "actionban", "actionprolong", "actionreban", "actionunban", "norestored",
    ];

    // Known only when a command runs; a value that has them as text isn't touched.
    private static readonly string[] untouched = ["matches", "ipmatches", "ipjailmatches", "timeout", "bantime"];

    private readonly string name;
    private readonly string path;
    private readonly LayeredConf layers;
    private readonly List<Fault> faults;

    private ActionConf(string name, string path, LayeredConf layers, List<Fault> faults) =>
        (this.name, this.path, this.layers, this.faults) = (name, path, layers, faults);

    /// <summary>Reads the layers of an action and everything they include.</summary>
    /// <param name="reader">Where files are read from.</param>
    /// <param name="name">Its name in <c>action.d</c>.</param>
    /// <param name="paths">Its own files, at least one.</param>
    public static ActionConf Read(ConfReader reader, string name, IReadOnlyList<string> paths)
    {
        var faults = new List<Fault>();
        var layers = LayeredConf.Read(reader, paths, faults);
        var conf = new ActionConf(name, paths[0], layers, faults);
        conf.CheckOptions(layers.Documents.Where(document => paths.Contains(document.Path)));
        return conf;
    }

    /// <summary>Resolves all options.</summary>
    /// <param name="origin">Where the jail names it.</param>
    /// <param name="arguments">The options that the jail passes.</param>
    /// <param name="jail">The name of the jail.</param>
    /// <param name="jailOptions">The options of the jail.</param>
    public Loaded<ActionDefinition> Define(TracedText origin, NamedTexts arguments, string jail, NamedTexts jailOptions)
    {
        var found = new List<Fault>(faults);
        var passed = Named(origin, arguments, jail);
        var resolved = new OptionResolver(layers.Table, OptionNames, untouched, found).ResolveAction(passed, jailOptions);
        return Loaded<ActionDefinition>.Of(found, () => new ActionDefinition
        {
            Name = passed.Find("actname")!.Text,
            File = name,
            Path = path,
            Origin = origin,
            Commands = Options(resolved, OptionNames.Contains),
            Properties = Options(passed.Pairs, option => !OptionNames.Contains(option)),
            FilesRead = layers.Documents.Select(document => document.Path).Distinct().ToEquatableArray(),
        });
    }

    // Without a name of its own an action has the jail's; one with another name gets it behind the name of the file, so that a jail can have
    // several of a file.
    private NamedTexts Named(TracedText origin, NamedTexts arguments, string jail)
    {
        var passed = new NamedTexts();
        foreach (var pair in arguments.Pairs)
        {
            passed.TrySet(pair.Key, pair.Value);
        }

        var where = origin.Locate(0, origin.Length);
        var own = passed.Find("name")?.Text ?? jail;
        passed.TrySet("name", passed.Find("name") ?? TracedText.At(jail, where));
        var suffix = own == jail ? "" : own.StartsWith(jail, StringComparison.Ordinal) ? own.Substring(jail.Length) : "-" + own;
        passed.TrySet("actname", passed.Find("actname") ?? TracedText.At(name + suffix, where));
        return passed;
    }

    private static EquatableArray<FilterOption> Options(IEnumerable<KeyValuePair<string, TracedText>> options, Func<string, bool> isWanted) => options
        .Where(pair => isWanted(pair.Key) && !pair.Key.StartsWith("known/", StringComparison.Ordinal))
        .Select(pair => new FilterOption(pair.Key, pair.Value)).ToEquatableArray();

    private void CheckOptions(IEnumerable<ConfDocument> own)
    {
        var mentions = OptionMentions.Of(layers.Table);
        foreach (var section in own.SelectMany(document => document.Sections).Where(section => section.Name == OptionResolver.Definition))
        {
            foreach (var option in section.Options.Where(option => !OptionNames.Contains(option.Name) && !mentions.Contain(option.Name)))
            {
                if (NearestName.Among(option.Name, OptionNames) is { } near)
                {
                    faults.Add(Fault.Of(ConfigurationFaults.UnknownOption, option.NameSpan, option.Name, section.Name, near));
                }
            }
        }
    }
}
