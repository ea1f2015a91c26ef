using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Interpolation;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>The files of <c>jail.conf</c> put on top of each other, as far as they can be understood.</summary>
public sealed class JailConf
{
    private const string HiddenSections = "KNOWN/";

    private readonly DefinitionFolders folders;
    private readonly ConfTable table;
    private readonly Dictionary<string, SourceSpan> headers;

    private JailConf(DefinitionFolders folders, LayeredConf layers, List<Fault> faults)
    {
        this.folders = folders;
        table = layers.Table;
        headers = layers.Documents.SelectMany(document => document.Sections)
            .GroupBy(section => section.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Header, StringComparer.Ordinal);
        Names = table.Names.Where(name => name != ConfSection.Includes && !name.StartsWith(HiddenSections, StringComparison.Ordinal)).ToEquatableArray();
        Faults = faults.Distinct().ToEquatableArray();
    }

    /// <summary>The jails, in the order in which the files name them.</summary>
    public EquatableArray<string> Names { get; }

    /// <summary>What is wrong with the files, whichever jails are used.</summary>
    public EquatableArray<Fault> Faults { get; }

    /// <summary>Reads <c>jail.conf</c>, <c>jail.d/*.conf</c>, <c>jail.local</c>, <c>jail.d/*.local</c> and what they include; no jails where there is none of them.</summary>
    /// <param name="files">Where files are read from.</param>
    /// <param name="folder">The folder of the configuration, such as <c>/etc/fail2ban</c>.</param>
    /// <param name="actionsElsewhere">Another folder with an <c>action.d</c>, for actions that the first lacks; null for none.</param>
    public static JailConf Read(IConfFiles files, string folder, string? actionsElsewhere = null)
    {
        var folders = new DefinitionFolders(files, folder, actionsElsewhere);
        var faults = new List<Fault>();
        var layers = LayeredConf.Read(folders.Reader, folders.Reader.LayersOf(ConfPath.Join(folder, "jail")), faults);
        ConfigurationAdvice.Check(layers, _ => [.. JailResolver.OptionNames, .. FilterConf.OptionNames], faults);
        return new JailConf(folders, layers, faults);
    }

    /// <summary>Whether a jail is to run; not if its <c>enabled</c> can't be resolved.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="faults">What is wrong with the option.</param>
    public bool IsEnabled(string name, out EquatableArray<Fault> faults)
    {
        var found = new List<Fault>();
        var isEnabled = Resolver(name, found).IsEnabled();
        faults = found.ToEquatableArray();
        return isEnabled;
    }

    /// <summary>Resolves the options of a jail, of its filter and of its actions.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="context">Who asks; null means <see cref="JailContext.Default"/>.</param>
    public Loaded<JailDefinition> Define(string name, JailContext? context = null)
    {
        var found = new List<Fault>();
        var jail = Resolver(name, found).Resolve(context ?? JailContext.Default);
        return Loaded<JailDefinition>.Of(found, () => jail!);
    }

    private JailResolver Resolver(string name, List<Fault> faults) =>
        new(folders, table, name, headers.TryGetValue(name, out var header) ? header : SourceSpan.File(ConfPath.Join(folders.Root, "jail.conf")), faults);
}
