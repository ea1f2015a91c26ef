using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Interpolation;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>The files of a filter put on top of each other, before any option is passed to it.</summary>
public sealed class FilterConf
{
    private readonly List<Fault> faults;

    private FilterConf(string name, ConfTable table, IReadOnlyList<string> layers, IReadOnlyList<ConfDocument> documents, List<Fault> faults)
    {
        Name = name;
        Path = layers[0];
        Table = table;
        FilesRead = documents.Select(document => document.Path).Distinct().ToEquatableArray();
        Mentions = OptionMentions.Of(table);
        this.faults = faults;
    }

    /// <summary>The name by which jails know it.</summary>
    public string Name { get; }

    /// <summary>The first of its own files.</summary>
    public string Path { get; }

    /// <summary>Paths of all files that were read, each once.</summary>
    public EquatableArray<string> FilesRead { get; }

    /// <summary>What is wrong with the files whatever options are passed.</summary>
    public EquatableArray<Fault> Faults => faults.ToEquatableArray();

    /// <summary>The options that mean something in a filter, in the order in which the peer reads them.</summary>
    internal static string[] OptionNames { get; } = ["usedns", "prefregex", "ignoreregex", "failregex", "maxlines", "datepattern", "journalmatch"];

    internal ConfTable Table { get; }

    internal OptionMentions Mentions { get; }

    /// <summary>Resolves all options.</summary>
    /// <param name="options">The options passed to the filter; names are exact.</param>
    /// <param name="context">Who asks; null means <see cref="FilterContext.Default"/>.</param>
    public Loaded<FilterDefinition> Define(IReadOnlyDictionary<string, string> options, FilterContext? context = null)
    {
        context ??= FilterContext.Default;
        return Define(NamedTexts.At(options, context.Origin), context.JailOptions is { } jail ? NamedTexts.At(jail, context.Origin) : null, context);
    }

    /// <summary>Resolves all options, those that are passed and those of the jail with their places.</summary>
    internal Loaded<FilterDefinition> Define(NamedTexts options, NamedTexts? jail, FilterContext context)
    {
        var found = new List<Fault>(faults);
        FilterAdvice.CheckArguments(this, options, context, found);
        var resolved = new OptionResolver(Table, OptionNames, [], found).ResolveFilter(options, jail, context);
        UnknownTags.Check(this, resolved, found);
        return Loaded<FilterDefinition>.Of(found, () => DefinitionBuilder.Build(this, resolved, found));
    }

    /// <summary>Reads the layers of a filter and everything they include.</summary>
    internal static Loaded<FilterConf> Read(ConfReader reader, string name, IReadOnlyList<string> layers)
    {
        var faults = new List<Fault>();
        var (documents, table) = LayeredConf.Read(reader, layers, faults);
        var conf = new FilterConf(name, table, layers, documents, faults);
        FilterAdvice.CheckOptions(conf, documents.Where(document => IsOwn(document.Path, layers)), faults);
        return Loaded<FilterConf>.Of(faults, () => conf);
    }

    private static bool IsOwn(string path, IReadOnlyList<string> layers) => layers.Contains(path) || path == ConfPath.LocalOf(layers[0]);
}
