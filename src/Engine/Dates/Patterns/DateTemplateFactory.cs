using System;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Text.RegularExpressions;
using Banhammer.Engine.Dates.Expressions;
using Banhammer.FilterLanguage.Patterns;

namespace Banhammer.Engine.Dates.Patterns;

/// <summary>Makes a template from its shape: over spans if its regex is simple enough, else over a real regex.</summary>
internal static class DateTemplateFactory
{
    // A custom pattern may be wild, and log text hostile.
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(200);

    /// <summary>False, with what is wrong, if the regex of the shape is none.</summary>
    public static bool TryMake(TemplateShape shape, [NotNullWhen(true)] out DateTemplate? template, [NotNullWhen(false)] out string? problem)
    {
        (template, problem) = (null, null);
        var shown = shape with { Regex = shape.Regex.Replace(ExpressionParser.YearMark.ToString(), @"20\d\d", StringComparison.Ordinal) };
        if (ExpressionParser.TryParse(shape.Regex) is { } syntax && ExpressionCompiler.TryCompile(syntax.Root) is { } root)
        {
            template = new SpanDateTemplate(shown, syntax, root);
            return true;
        }

        var parsed = PatternParser.Parse(new FinalRegex(shown.Regex, Multiline: false));
        if (parsed.Tree is not { } tree)
        {
            problem = $"date template '{shape.Name}' is no valid regex: {parsed.Fault!.At(default).Message}";
            return false;
        }

        var translated = DotNetTranslator.TranslateAllGroups(tree);
        template = new RegexDateTemplate(
            shown, [null, .. tree.Groups.Select(group => group.Name)], translated.GroupNames, RuntimeRegex.Create(translated.Text, RegexOptions.None, Timeout));
        return true;
    }
}
