using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Patterns;
using Banhammer.FilterLanguage.Tests.Conf;

namespace Banhammer.FilterLanguage.Tests.Programs;

/// <summary>The filters of a folder on disk.</summary>
internal sealed class FilterFolder
{
    private readonly ConfFilesInMemory files = [];

    public FilterFolder(string path)
    {
        foreach (var file in Directory.GetFiles(path, "*.conf"))
            files.Add(file, File.ReadAllText(file));
    }

    /// <summary>Our own.</summary>
    public static FilterFolder Own { get; } = new(OwnPath());

    /// <summary>Paths of the filters; files that are only included have names that end with <c>common</c>.</summary>
    public IEnumerable<string> Filters => files.Keys.Where(path => !path.EndsWith("common.conf", System.StringComparison.Ordinal)).Order(System.StringComparer.Ordinal);

    /// <summary>The variants that a filter is compiled in with.</summary>
    public IEnumerable<FilterReference> Variants(string path) => FilterVariants.Of(FilterLoader.OpenFile(files, path).Value!);

    /// <summary>The final regexes of a filter, prefregex first; none if the options don't suit it.</summary>
    public IEnumerable<ReadPattern> Read(string path, IReadOnlyDictionary<string, string> options, bool hostNames)
    {
        var loaded = FilterLoader.LoadFile(files, path, options);
        if (loaded.Value is not { } filter || loaded.Faults.Any(fault => fault.Rule.Severity == Severity.Error))
            return [];

        var prefix = filter.PrefRegex is { } source ? new[] { (source.Text, RegexRole.Prefix) } : [];
        return prefix.Concat(filter.FailRegexes.Select(r => (r.Text, RegexRole.Fail))).Concat(filter.IgnoreRegexes.Select(r => (r.Text, RegexRole.Ignore)))
            .Select(regex => PatternReader.Read(regex.Text, regex.Item2, hostNames, filter.MaxLines));
    }

    private static string OwnPath([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "filters"));
}
