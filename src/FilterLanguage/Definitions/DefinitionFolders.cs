using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>The filters and actions of a configuration, each read once however many jails use it.</summary>
/// <param name="files">Where files are read from.</param>
/// <param name="folder">The folder that has <c>jail.conf</c>.</param>
/// <param name="actionsElsewhere">Another folder with an <c>action.d</c>, for actions that the first lacks; null for none.</param>
internal sealed class DefinitionFolders(IConfFiles files, string folder, string? actionsElsewhere = null)
{
    private const string Actions = "action.d";

    private readonly ConfReader reader = new(files);
    private readonly Dictionary<string, Loaded<FilterConf>> filters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ActionConf?> actions = new(StringComparer.Ordinal);

    /// <summary>The folder that has <c>jail.conf</c>.</summary>
    public string Root => folder;

    /// <summary>The folder of the actions.</summary>
    public string ActionFolder => ConfPath.Join(folder, Actions);

    /// <summary>The folder of the filters.</summary>
    public string FilterFolder => ConfPath.Join(folder, "filter.d");

    /// <summary>Reads the files of a logical name in the root, such as <c>jail</c>.</summary>
    public ConfReader Reader => reader;

    /// <summary>The files of a filter; faults without a value where there is none.</summary>
    public Loaded<FilterConf> Filter(string name, FilterContext context)
    {
        if (!filters.TryGetValue(name, out var conf))
        {
            conf = FilterLoader.Open(reader, FilterFolder, name, context);
            if (conf.Value is null)
            {
                return conf; // it says who asks
            }

            filters.Add(name, conf);
        }

        return conf;
    }

    /// <summary>The files of an action, or a fault where it is named where there is none.</summary>
    public ActionConf? Action(string name, SourceSpan origin, List<Fault> faults)
    {
        if (!actions.TryGetValue(name, out var conf))
        {
            var layers = reader.LayersOf(ConfPath.Join(ActionFolder, name));
            if (layers.Count == 0 && actionsElsewhere is not null)
            {
                layers = reader.LayersOf(ConfPath.Join(ConfPath.Join(actionsElsewhere, Actions), name));
            }

            actions.Add(name, conf = layers.Count > 0 ? ActionConf.Read(reader, name, layers) : null);
        }

        if (conf is null)
        {
            faults.Add(Fault.Of(ConfigurationFaults.UnknownAction, origin, name, ActionFolder, FilterLoader.Remedy(reader, ActionFolder, name)));
        }

        return conf;
    }

    /// <summary>Whether there is a Python program of that name.</summary>
    public bool HasProgram(string name) => reader.List(ActionFolder).Contains(ConfPath.Join(ActionFolder, name));
}
