using System.Collections.Generic;
using System.Globalization;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.Host.Cli;
using Banhammer.Host.Filters;

namespace Banhammer.Host.Testing;

/// <summary>The filter that is tested, ready to run.</summary>
internal sealed class TestedFilter
{
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
        if (request.MaxLines is { } lines)
        {
            headings.Add(LinesHeading(lines));
        }

        var overriding = request.DatePattern is { } pattern ? ReadTemplates(pattern, "--datepattern") : null;
        if (overriding is not null)
        {
            headings.Add(DateHeading(request.DatePattern!, overriding));
        }

        var definition = new TestedFilterReader(request, context, headings).ReadRegex();
        if (request.MaxLines is { } maxLines)
        {
            definition = definition with { MaxLines = maxLines };
        }
        else if (definition.SetsMaxLines)
        {
            headings.Add(LinesHeading(definition.MaxLines));
        }

        var templates = overriding ?? ReadTemplates(definition.DatePattern, definition.Path);
        if (overriding is null && definition.DatePattern is { } own)
        {
            headings.Add(DateHeading(own, templates));
        }

        if (request.IgnoreRegex is not null)
        {
            definition = definition with { IgnoreRegexes = new TestedFilterReader(request, context, headings).ReadIgnoreRegex() };
        }

        return new TestedFilter(FilterCompiler.Compile(definition, request.HostNames, context), templates, headings);
    }

    private static string LinesHeading(int maxLines) => string.Create(CultureInfo.InvariantCulture, $"Use         maxlines : {maxLines}");

    private static string DateHeading(string pattern, DateTemplateList templates) =>
        $"Use      datepattern : {pattern} : {(templates.Count is 0 or > 2 ? "Default Detectors" : templates[0].Name)}";

    private static DateTemplateList ReadTemplates(string? pattern, string where) =>
        DateTemplateList.TryCompile(pattern, out var templates, out var problem) ? templates : throw new UsageException(where, problem);
}
