using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.FilterLanguage;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;
using Banhammer.Host.Cli;
using Banhammer.Host.Filters;

namespace Banhammer.Host.Testing;

/// <summary>The filter that is tested: one that the user names, or regexes of the command line.</summary>
internal sealed partial class TestedFilter
{
    // What -vv shows besides the options that were passed.
    private static readonly string[] realOptions = ["logtype", "datepattern"];

    private TestedFilter(FilterPlan plan, DateTemplateList templates, IReadOnlyList<string> headings)
    {
        (Plan, Templates, Headings) = (plan, templates, headings);
    }

    /// <summary>Its regexes.</summary>
    public FilterPlan Plan { get; }

    /// <summary>Its date templates.</summary>
    public DateTemplateList Templates { get; }

    /// <summary>What the summary says about it, a line each.</summary>
    public IReadOnlyList<string> Headings { get; }

    /// <summary>Finds and reads what the request names.</summary>
    /// <exception cref="UsageException">It can't be used; the message says why.</exception>
    public static TestedFilter Load(TestRequest request, CommandContext context)
    {
        var headings = new List<string>();
        var overriding = request.DatePattern is { } pattern ? ReadTemplates(pattern, "--datepattern") : null;
        if (overriding is not null)
        {
            headings.Add(DateHeading(request.DatePattern!, overriding));
        }

        var reference = ReferenceTo(request.Regex);
        var definition = reference is null ? OfCommandLine(request.Regex, headings) : Read(reference, request, context, headings);
        var templates = overriding ?? ReadTemplates(definition.DatePattern, definition.Path);
        if (overriding is null && definition.DatePattern is { } own)
        {
            headings.Add(DateHeading(own, templates));
        }

        if (request.IgnoreRegex is { } ignoreRegex)
        {
            headings.Add($"Use ignoreregex line : {TestedLog.Shorten(ignoreRegex)}");
            definition = definition with { IgnoreRegexes = Lines(ignoreRegex, "IGNOREREGEX") };
        }

        return new TestedFilter(FilterCompiler.Compile(definition, request.HostNames, context), templates, headings);
    }

    // What can be a name and has no character that a regex would need to find an id.
    [GeneratedRegex(@"^/{0,3}[\w/_\-.]+(?:\[.*\])?$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex NameShape();

    private static FilterReference? ReferenceTo(string text) => NameShape().IsMatch(text) ? FilterCatalog.Parse(text) : null;

    private static FilterDefinition Read(FilterReference reference, TestRequest request, CommandContext context, List<string> headings)
    {
        var loaded = new FilterCatalog(CompiledIn.Registry).Load(reference, request.ConfigFolder, FilterContext.Default);
        FaultPrinter.PrintAndRequireNoErrors(loaded.Faults, context);
        var definition = loaded.Value!;
        headings.Add(NameHeading(reference.Name, request.ConfigFolder));
        var options = reference.ToOptions();
        if (options.Count > 0)
        {
            headings.Add($"Use   filter options : {PythonLiteral.Of(options!)}");
        }

        if (request.Verbosity > 1)
        {
            var real = realOptions.Concat(options.Keys).Concat(options.Keys.Select(name => "known/" + name)).Distinct().Where(name => Option(definition, name) is not null);
            headings.Add($"Real  filter options : {PythonLiteral.Of(real.Select(name => KeyValuePair.Create(name, Option(definition, name))))}");
        }

        if (Option(definition, "maxlines") is not null)
        {
            headings.Add(string.Create(CultureInfo.InvariantCulture, $"Use         maxlines : {definition.MaxLines}"));
        }

        return definition;
    }

    private static string? Option(FilterDefinition definition, string name) =>
        definition.Options.FirstOrDefault(option => option.Name == name)?.Value.Text;

    private static string NameHeading(string name, string? configFolder)
    {
        var folder = ConfPath.FolderOf(name);
        if (FilterCatalog.IsFile(name) && ConfPath.NameOf(folder) != "filter.d")
        {
            return $"Use   failregex file : {name}";
        }

        var baseFolder = FilterCatalog.IsFile(name) ? ConfPath.FolderOf(folder) : configFolder ?? "(compiled in)";
        return $"Use   failregex filter file : {FilterCatalog.NameOf(name)}, basedir: {baseFolder}";
    }

    private static FilterDefinition OfCommandLine(string text, List<string> headings)
    {
        headings.Add($"Use   failregex line : {TestedLog.Shorten(text)}");
        return new FilterDefinition { Name = "REGEX", Path = "REGEX", FailRegexes = Lines(text, "REGEX") };
    }

    private static EquatableArray<RegexSource> Lines(string text, string argument) =>
        text.Split('\n').Select((line, index) => (Text: line, Place: new SourceSpan(argument, index + 1, 1, line.Length))).Where(line => line.Text.Length > 0)
            .Select((line, index) => new RegexSource(index + 1, TracedText.At(line.Text, line.Place))).ToEquatableArray();

    private static string DateHeading(string pattern, DateTemplateList templates) =>
        $"Use      datepattern : {pattern} : {(templates.Count is 0 or > 2 ? "Default Detectors" : templates[0].Name)}";

    private static DateTemplateList ReadTemplates(string? pattern, string where) =>
        DateTemplateList.TryCompile(pattern, out var templates, out var problem) ? templates : throw new UsageException(where, problem);
}
