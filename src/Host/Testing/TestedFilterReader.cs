using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Banhammer.FilterLanguage;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;
using Banhammer.Host.Cli;
using Banhammer.Host.Filters;

namespace Banhammer.Host.Testing;

/// <summary>Reads what the arguments for regexes name: a filter, a jail, or the regexes themselves.</summary>
/// <param name="request">With the arguments.</param>
/// <param name="context">Takes what is wrong.</param>
/// <param name="headings">Takes what the summary says about it.</param>
internal sealed partial class TestedFilterReader(TestRequest request, CommandContext context, List<string> headings)
{
    private const string FilterFolder = "filter.d";

    private const string Known = "known/";

    // What -vv shows besides the options that were passed, and those of [Init], which have a known value each.
    private static readonly string[] realOptions = ["logtype", "datepattern"];

    private readonly FilterCatalog filters = new(CompiledIn.Registry);
    private readonly string? folder = BaseFolder(request.ConfigFolder);

    private bool FromJournal => TestedLog.IsJournal(request.Log);

    /// <summary>What REGEX names.</summary>
    /// <exception cref="UsageException">It can't be read, or names what isn't there.</exception>
    public FilterDefinition ReadRegex()
    {
        if (!NameShape().IsMatch(request.Regex))
        {
            return ReadLines();
        }

        var reference = FilterCatalog.Parse(request.Regex);
        var canBeJail = folder is not null && !FilterCatalog.IsFile(reference.Name);
        if (request.FollowsPeer)
        {
            return (canBeJail ? TryReadJail(reference) : null) ?? (Locate(reference.Name) is { } name ? ReadFilter(reference with { Name = name }) : ReadLines());
        }

        return canBeJail && !filters.Has(reference.Name, folder) && TryReadJail(reference) is { } jail ? jail
            : ReadFilter(Locate(reference.Name) is { } found ? reference with { Name = found } : reference);
    }

    /// <summary>What IGNOREREGEX names: a file that has ignoreregexes, or one.</summary>
    /// <exception cref="UsageException">The file can't be read.</exception>
    public EquatableArray<RegexSource> ReadIgnoreRegex()
    {
        var text = request.IgnoreRegex!;
        if (FilterCatalog.IsFile(text) && File.Exists(text))
        {
            headings.Add($"Use ignoreregex file : {text}");
            var loaded = filters.Load(FilterCatalog.Parse(text), folder, Context);
            FaultPrinter.PrintAndRequireNoErrors(loaded.Faults, context);
            return loaded.Value!.IgnoreRegexes;
        }

        headings.Add($"Use ignoreregex line : {TestedText.Shorten(text)}");
        return Lines(text, "IGNOREREGEX");
    }

    // What can be a name and has no character that a regex would need to find an id.
    [GeneratedRegex(@"^/{0,3}[\w/_\-.]+(?:\[.*\])?$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex NameShape();

    private FilterContext Context => FilterContext.Default with { FromJournal = FromJournal };

    // The folder of filters stands for the one that it is in.
    private static string? BaseFolder(string? given)
    {
        var folder = given is { Length: > 1 } ? given.TrimEnd('/') : given;
        return folder is not null && ConfPath.NameOf(folder) == FilterFolder && ConfPath.FolderOf(folder) is { Length: > 0 } parent ? parent : folder;
    }

    // The name or path under which a filter is found: with its extension where that was left out; null if there is none.
    private string? Locate(string name)
    {
        if (!FilterCatalog.IsFile(name))
        {
            return filters.Has(name, folder) ? name : null;
        }

        var path = !name.Contains('/') || ConfPath.FolderOf(name) == FilterFolder ? Path.Combine(folder ?? "", FilterFolder, ConfPath.NameOf(name)) : name;
        return new[] { path, path + ".conf", path + ".local", name }.FirstOrDefault(File.Exists);
    }

    private FilterDefinition? TryReadJail(FilterReference reference)
    {
        var jail = JailCatalog.Find(reference, folder!, FromJournal, context);
        if (jail is not null)
        {
            headings.Add($"Use             jail : {reference.Name}");
            AddOptions("Use jail/flt options", reference, jail.Filter);
        }

        return jail?.Filter;
    }

    private FilterDefinition ReadFilter(FilterReference reference)
    {
        var loaded = filters.Load(reference, folder, Context);
        FaultPrinter.PrintAndRequireNoErrors(loaded.Faults, context);
        headings.Add($"Use      filter file : {Place(reference.Name)}");
        AddOptions("Use   filter options", reference, loaded.Value!);
        return loaded.Value!;
    }

    private void AddOptions(string title, FilterReference reference, FilterDefinition definition)
    {
        var passed = reference.ToOptions();
        if (passed.Count > 0)
        {
            headings.Add($"{title} : {PythonLiteral.Of(passed!)}");
        }

        if (request.ShowOptions)
        {
            var values = definition.Options.ToDictionary(option => option.Name, option => (string?)option.Value.Text);
            var initial = values.Keys.Where(name => name.StartsWith(Known, StringComparison.Ordinal)).SelectMany(name => new[] { name, name[Known.Length..] });
            var names = realOptions.Concat(passed.Keys).Concat(initial).Distinct().Where(values.ContainsKey);
            headings.Add($"Real  filter options : {PythonLiteral.Of(names.Select(name => KeyValuePair.Create(name, values[name])))}");
        }
    }

    private string Place(string name)
    {
        var parent = ConfPath.FolderOf(name);
        return !FilterCatalog.IsFile(name) ? $"{name}, basedir: {folder ?? "(compiled in)"}"
            : ConfPath.NameOf(parent) == FilterFolder ? $"{FilterCatalog.NameOf(name)}, basedir: {ConfPath.FolderOf(parent)}"
            : name;
    }

    private FilterDefinition ReadLines()
    {
        headings.Add($"Use   failregex line : {TestedText.Shorten(request.Regex)}");
        return new FilterDefinition { Name = "REGEX", Path = "REGEX", FailRegexes = Lines(request.Regex, "REGEX") };
    }

    // To the peer an argument is one regex, line feeds and all.
    private EquatableArray<RegexSource> Lines(string text, string argument) =>
        (request.FollowsPeer ? [text] : text.Split('\n')).Select((line, index) => (Text: line, Place: new SourceSpan(argument, index + 1, 1, line.Length))).Where(line => line.Text.Length > 0)
            .Select((line, index) => new RegexSource(index + 1, TracedText.At(line.Text, line.Place))).ToEquatableArray();
}
