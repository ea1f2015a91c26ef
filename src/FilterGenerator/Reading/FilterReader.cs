using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Banhammer.FilterGenerator.Model;
using Banhammer.FilterLanguage;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterGenerator.Reading;

/// <summary>Reads all filters among the files of a build, with every set of options that they are compiled for.</summary>
internal static class FilterReader
{
    private static readonly string[] extensions = [".conf", ".local"];

    /// <summary>The filters in ordinal order of their names; of a name in both folders the user's alone.</summary>
    public static IEnumerable<FilterSource> ReadAll(ConfFileSet set, CancellationToken cancellation)
    {
        var files = new BuildFiles(set);
        var users = NamesIn(files, ConfFolders.User);
        var filters = users.Select(name => (Folder: ConfFolders.User, Name: name))
            .Concat(NamesIn(files, ConfFolders.Own).Except(users).Select(name => (Folder: ConfFolders.Own, Name: name)))
            .OrderBy(filter => filter.Name, StringComparer.Ordinal)
            .Select(filter =>
            {
                cancellation.ThrowIfCancellationRequested();
                return Read(files, filter.Folder, filter.Name);
            })
            .ToList();
        var included = new HashSet<string>(filters.SelectMany(filter => FilesRead(filter).Where(path => path != filter.Path)), StringComparer.Ordinal);
        return filters.Where(filter => !(included.Contains(filter.Path) && IsPartOnly(filter)));
    }

    private static FilterSource Read(IConfFiles files, string folder, string name)
    {
        var opened = FilterLoader.Open(files, folder, name);
        if (opened.Value is not { } conf)
        {
            return new FilterSource(name, $"{folder}/{name}.conf", default, opened.Faults);
        }

        var context = FilterContext.Default with { Origin = SourceSpan.File(conf.Path) };
        var faults = new List<Fault>(opened.Faults);
        var variants = new List<FilterVariant>();
        foreach (var reference in FilterVariants.Of(conf))
        {
            var defined = conf.Define(reference.ToOptions(), context);
            faults.AddRange(defined.Faults);
            if (defined.Value is { } definition)
            {
                variants.Add(new FilterVariant(string.Join(",", reference.Arguments.Select(argument => $"{argument.Name}={argument.Value}")), definition));
            }
        }

        return new FilterSource(name, conf.Path, variants.ToEquatableArray(), faults.Distinct().ToEquatableArray());
    }

    private static List<string> NamesIn(BuildFiles files, string folder) =>
    [
        .. files.List(folder)
            .Where(path => extensions.Any(extension => path.EndsWith(extension, StringComparison.Ordinal)))
            .Select(path => ConfPath.NameOf(ConfPath.WithoutExtension(path)))
            .Distinct(),
    ];

    private static IEnumerable<string> FilesRead(FilterSource filter) => filter.Variants.SelectMany(variant => variant.Definition.FilesRead);

    // A file that others include and that has no regexes is no filter by itself; what is wrong with it shows in those others.
    private static bool IsPartOnly(FilterSource filter) => filter.Variants.All(variant =>
        variant.Definition.FailRegexes.Count == 0 && variant.Definition.IgnoreRegexes.Count == 0 && variant.Definition.PrefRegex is null);
}
