using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Banhammer.Engine.Dates.Expressions;

namespace Banhammer.Engine.Dates.Patterns;

/// <summary>Makes a template from its shape: over spans if its regex is simple enough, else over a real regex.</summary>
internal static class DateTemplateFactory
{
    // A custom pattern may be wild, and log text hostile.
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(200);

    /// <summary>False, with what is wrong, if the regex of the shape is none.</summary>
    public static bool TryMake(
        TemplateShape shape, Func<string, (string Text, RegexOptions Options)> translate,
        [NotNullWhen(true)] out DateTemplate? template, [NotNullWhen(false)] out string? problem)
    {
        (template, problem) = (null, null);
        var groups = GroupNames(shape.Regex);
        if (Duplicate(groups) is { } name)
        {
            problem = $"date template '{shape.Name}' has the group '{name}' twice; a date can have a field only once";
            return false;
        }

        var shown = shape with { Regex = shape.Regex.Replace(ExpressionParser.YearMark.ToString(), @"20\d\d", StringComparison.Ordinal) };
        if (ExpressionParser.TryParse(shape.Regex) is { } syntax && ExpressionCompiler.TryCompile(syntax.Root) is { } root)
        {
            template = new SpanDateTemplate(shown, syntax, root);
            return true;
        }

        try
        {
            var (text, options) = translate(shown.Regex);
            template = new RegexDateTemplate(shown, groups, new Regex(text, options | RegexOptions.CultureInvariant, Timeout));
            return true;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or NotSupportedException)
        {
            problem = $"date template '{shape.Name}' is no valid regex: {error.Message}";
            return false;
        }
    }

    // Names of the groups that capture, in the order of their opening parentheses, which is how Python numbers them; the first is the whole match.
    private static List<string?> GroupNames(string regex)
    {
        var names = new List<string?> { null };
        var inSet = false;
        for (var i = 0; i < regex.Length; i++)
        {
            if (regex[i] == '\\') i++;
            else if (inSet) inSet = regex[i] != ']';
            else if (regex[i] == '[')
            {
                inSet = true;
                if (i + 1 < regex.Length && regex[i + 1] == '^') i++;
                if (i + 1 < regex.Length && regex[i + 1] == ']') i++;
            }
            else if (regex[i] == '(' && (i + 1 == regex.Length || regex[i + 1] != '?')) names.Add(null);
            else if (string.CompareOrdinal(regex, i, "(?P<", 0, 4) == 0 && regex.IndexOf('>', i) is > 0 and var close) names.Add(regex[(i + 4)..close]);
        }

        return names;
    }

    private static string? Duplicate(List<string?> names)
    {
        var seen = new HashSet<string>();
        return names.Find(name => name is not null && !seen.Add(name));
    }
}
