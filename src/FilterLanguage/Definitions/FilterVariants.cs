using System;
using System.Collections.Generic;
using System.Linq;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>Lists the ways in which a filter is likely to be used, so that all of them can be compiled before they are.</summary>
public static class FilterVariants
{
    private const string LogTypeSections = "lt_";

    /// <summary>
    /// The filter without options, then with each <c>logtype</c> and each <c>mode</c> that its files know and that is not the default. Pairs
    /// of them mostly need no regexes of their own: the one decides the prefix, the other what follows. In ordinal order.
    /// </summary>
    public static EquatableArray<FilterReference> Of(FilterConf conf)
    {
        var logTypes = Choices("logtype", LogTypes(conf), conf.Table.Find(OptionResolver.Definition)?.Find("logtype")?.Value.Text ?? "file");
        var modes = Choices("mode", Modes(conf), Default(conf, "mode"));
        return new[] { default(EquatableArray<FilterArgument>) }
            .Concat(logTypes.Concat(modes).Select(argument => new[] { argument }.ToEquatableArray()))
            .Select(arguments => new FilterReference(conf.Name, arguments))
            .ToEquatableArray();
    }

    /// <summary>The values of a choice that the filter's files serve; none if it is no choice of theirs.</summary>
    internal static IEnumerable<string> ValuesOf(FilterConf conf, string option) =>
        option == "mode" ? Modes(conf) : option == "logtype" ? LogTypes(conf) : [];

    private static IEnumerable<FilterArgument> Choices(string name, IEnumerable<string> values, string? unset) => values
        .Where(value => value != unset)
        .OrderBy(value => value, StringComparer.Ordinal)
        .Select(value => new FilterArgument(name, value));

    /// <summary>The modes for which each composite tag finds an option.</summary>
    private static IEnumerable<string> Modes(FilterConf conf)
    {
        var tags = conf.Mentions.Composites.Where(tag => tag.Inner == "mode" && !(tag.Prefix + tag.Suffix).Contains('/')).ToList();
        var options = new[] { conf.Table.Find(OptionResolver.Definition), conf.Table.Find(OptionResolver.Init), conf.Table.Defaults }
            .SelectMany(table => table?.Options ?? [])
            .Select(option => option.Name)
            .Distinct()
            .ToList();
        return tags
            .Select(tag => options.Where(option => Closest(tags, option) == tag).Select(option => tag.ValueFor(option)!))
            .Aggregate<IEnumerable<string>, IEnumerable<string>?>(null, (all, some) => all is null ? some : all.Intersect(some))
            ?.Distinct() ?? [];
    }

    /// <summary>
    /// The tag that fits an option best: <c>mdre-ddos-other</c> belongs to <c>&lt;mdre-&lt;mode&gt;-other&gt;</c>, not to
    /// <c>&lt;mdre-&lt;mode&gt;&gt;</c>.
    /// </summary>
    private static CompositeTag? Closest(List<CompositeTag> tags, string option) =>
        tags.Where(tag => tag.ValueFor(option) is not null)
            .OrderByDescending(tag => tag.Prefix.Length + tag.Suffix.Length)
            .Select(tag => (CompositeTag?)tag)
            .FirstOrDefault();

    private static IEnumerable<string> LogTypes(FilterConf conf) =>
        conf.Mentions.Composites.Any(tag => tag.Inner == "logtype" && tag.Prefix == LogTypeSections)
            ? conf.Table.Names
                .Where(name => name.StartsWith(LogTypeSections, StringComparison.Ordinal))
                .Select(name => name.Substring(LogTypeSections.Length))
            : [];

    private static string? Default(FilterConf conf, string option) =>
        (conf.Table.Find(OptionResolver.Init)?.Find(option)
            ?? conf.Table.Find(OptionResolver.Definition)?.Find(option)
            ?? conf.Table.Defaults.Find(option))?.Value.Text;
}
