using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Text.RegularExpressions;
using Banhammer.Engine.Dates.Expressions;
using Banhammer.FilterLanguage.Patterns;

namespace Banhammer.Engine.Dates.Patterns;

/// <summary>Makes a template from its shape: over spans if its regex is simple enough, else over a real regex.</summary>
internal static class DateTemplateFactory
{
    // Any would do, as years don't change the groups; that of our days is likely to be the one that is used.
    private static readonly YearWindow Years = YearWindow.Around(2025);

    /// <summary>False, with what is wrong, if the regex of the shape is none.</summary>
    public static bool TryMake(TemplateShape shape, [NotNullWhen(true)] out DateTemplate? template, [NotNullWhen(false)] out string? problem)
    {
        (template, problem) = (null, null);
        if (ExpressionParser.TryParse(shape.Regex) is { } syntax && ExpressionCompiler.TryCompile(syntax.Root) is { } root)
        {
            template = new SpanDateTemplate(shape, syntax, root);
            return true;
        }

        var parsed = Parse(shape, Years);
        if (parsed.Tree is not { } tree)
        {
            problem = $"date template '{shape.Name}' is no valid regex: {parsed.Fault!.At(default).Message}";
            return false;
        }

        IReadOnlyList<string?> fieldNames = [null, .. tree.Groups.Select(group => group.Name)];
        template = new RegexDateTemplate(shape, fieldNames, DotNetTranslator.TranslateAllGroups(tree).GroupNames, window => Compile(shape, window), Years);
        return true;
    }

    private static ParsedPattern Parse(TemplateShape shape, YearWindow window) => PatternParser.Parse(new FinalRegex(shape.RegexFor(window), Multiline: false));

    private static Regex Compile(TemplateShape shape, YearWindow window)
        => RuntimeRegex.Create(DotNetTranslator.TranslateAllGroups(Parse(shape, window).Tree!).Text, RegexOptions.None);
}
