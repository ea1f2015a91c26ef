using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>Reads filters. What is wrong with them is told in the result; nothing throws.</summary>
public static class FilterLoader
{
    /// <summary>Reads a filter by name and resolves its options.</summary>
    /// <param name="files">Where files are read from.</param>
    /// <param name="folder">The folder of the filters, such as <c>/etc/fail2ban/filter.d</c>.</param>
    /// <param name="name">Without extension.</param>
    /// <param name="options">The options passed to it, <c>filter = name[option=value]</c>; names are exact.</param>
    /// <param name="context">Who asks; null means <see cref="FilterContext.Default"/>.</param>
    public static Loaded<FilterDefinition> Load(
        IConfFiles files, string folder, string name, IReadOnlyDictionary<string, string> options, FilterContext? context = null) =>
        Define(Open(files, folder, name, context), options, context);

    /// <summary>Reads a filter from a file of any name, with its includes and its <c>.local</c> sibling, and resolves its options.</summary>
    public static Loaded<FilterDefinition> LoadFile(
        IConfFiles files, string path, IReadOnlyDictionary<string, string> options, FilterContext? context = null) =>
        Define(OpenFile(files, path, context), options, context);

    /// <summary>Reads the files of a filter by name.</summary>
    public static Loaded<FilterConf> Open(IConfFiles files, string folder, string name, FilterContext? context = null) =>
        Open(new ConfReader(files), folder, name, context);

    /// <summary>Reads the files of a filter by name, those that were read before from memory.</summary>
    internal static Loaded<FilterConf> Open(ConfReader reader, string folder, string name, FilterContext? context)
    {
        var layers = reader.LayersOf(ConfPath.Join(folder, name));
        return layers.Count > 0 ? FilterConf.Read(reader, name, layers) : Missing(context, name, folder, Remedy(reader, folder, name));
    }

    /// <summary>What to do about a name that no file of a folder has.</summary>
    internal static string Remedy(ConfReader reader, string folder, string name)
    {
        var names = reader.List(folder)
            .Where(path => path.EndsWith(".conf", StringComparison.Ordinal) || path.EndsWith(".local", StringComparison.Ordinal))
            .Select(path => ConfPath.NameOf(ConfPath.WithoutExtension(path)));
        return NearestName.Among(name, names) is { } near ? $"did you mean '{near}'?" : $"expected a file '{name}.conf' there";
    }

    /// <summary>Reads a file that defines a filter, with its includes and its <c>.local</c> sibling.</summary>
    public static Loaded<FilterConf> OpenFile(IConfFiles files, string path, FilterContext? context = null)
    {
        var reader = new ConfReader(files);
        var name = ConfPath.NameOf(ConfPath.WithoutExtension(path));
        return reader.Read(path) is null
            ? Missing(context, name, ConfPath.FolderOf(path), $"expected a file '{path}'")
            : FilterConf.Read(reader, name, [path]);
    }

    private static Loaded<FilterConf> Missing(FilterContext? context, string name, string folder, string remedy)
    {
        var fault = Fault.Of(ReadingFaults.UnknownFilter, context?.Origin ?? SourceSpan.File(folder), name, folder, remedy);
        return new(null, new[] { fault }.ToEquatableArray());
    }

    private static Loaded<FilterDefinition> Define(
        Loaded<FilterConf> conf, IReadOnlyDictionary<string, string> options, FilterContext? context) =>
        conf.Value is null ? new(null, conf.Faults) : conf.Value.Define(options, context);
}
