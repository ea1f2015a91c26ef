using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Interpolation;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>The files of <c>jail.conf</c> put on top of each other.</summary>
public sealed class JailConf
{
    private const string HiddenSections = "KNOWN/";

    private readonly IConfFiles files;
    private readonly string folder;
    private readonly List<Fault> faults;

    private JailConf(IConfFiles files, string folder, ConfTable table, List<Fault> faults)
    {
        (this.files, this.folder, Table, this.faults) = (files, folder, table, faults);
        Names = table.Names.Where(name => name != ConfSection.Includes && !name.StartsWith(HiddenSections, StringComparison.Ordinal)).ToEquatableArray();
    }

    /// <summary>The jails, in the order in which the files name them.</summary>
    public EquatableArray<string> Names { get; }

    internal ConfTable Table { get; }

    /// <summary>Reads <c>jail.conf</c>, <c>jail.d/*.conf</c>, <c>jail.local</c>, <c>jail.d/*.local</c> and what they include; no jails where there is none of them.</summary>
    /// <param name="files">Where files are read from.</param>
    /// <param name="folder">The folder of the configuration, such as <c>/etc/fail2ban</c>.</param>
    public static Loaded<JailConf> Read(IConfFiles files, string folder)
    {
        var reader = new ConfReader(files);
        var faults = new List<Fault>();
        var table = new ConfTable();
        foreach (var document in IncludeResolver.Resolve(reader, reader.LayersOf(ConfPath.Join(folder, "jail")), faults))
        {
            faults.AddRange(document.Faults);
            table.Add(document);
        }

        return Loaded<JailConf>.Of(faults, () => new JailConf(files, folder, table, faults));
    }

    /// <summary>Resolves the options of a jail and of its filter.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="filterOptions">Passed to the filter over those that the jail passes.</param>
    /// <param name="fromJournal">Whether the lines come from the systemd journal.</param>
    public Loaded<JailDefinition> Define(string name, IReadOnlyDictionary<string, string> filterOptions, bool fromJournal)
    {
        var found = new List<Fault>(faults);
        var jail = new JailResolver(files, folder, Table, name, found).Resolve(filterOptions, fromJournal);
        return Loaded<JailDefinition>.Of(found, () => jail!);
    }
}
