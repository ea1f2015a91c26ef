using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace Banhammer.Engine.Dates.Patterns;

/// <summary>Compiles the lines of a <c>datepattern</c>, and knows the default ones.</summary>
internal sealed class DatePatterns
{
    /// <summary>Ties a pattern to the start of the line.</summary>
    public const string LineBegin = "{^LN-BEG}";

    private const string Unbound = "{UNB}";
    private const double AnchoredWeight = 100;

    // Two blanks in a row mean one or two: a day or an hour may be padded by one.
    private static readonly string[] Defaults =
    [
        @"%ExY(?P<_sep>[-/.])%m(?P=_sep)%d(?:T|  ?)%H:%M:%S(?:[.,]%f)?(?:\s*%z)?",
        @"(?:%a )?%b %d %k:%M:%S(?:\.%f)?(?: %ExY)?",
        @"(?:%a )?%b %d %ExY %k:%M:%S(?:\.%f)?",
        @"%d(?P<_sep>[-/])%m(?P=_sep)(?:%ExY|%Exy) %k:%M:%S",
        @"%d(?P<_sep>[-/])%b(?P=_sep)%ExY[ :]?%H:%M:%S(?:\.%f)?(?: %z)?",
        "%m/%d/%ExY:%H:%M:%S",
        @"%m-%d-%ExY %k:%M:%S(?:\.%f)?",
        "EPOCH",
        "{^LN-BEG}%H:%M:%S",
        "^<%m/%d/%Exy@%H:%M:%S>",
        "%Exy%Exm%Exd  ?%H:%M:%S",
        "%b %d, %ExY %I:%M:%S %p",
        "^%b-%d-%Exy %k:%M:%S",
        @"%ExY%Exm%Exd(?:-|T|  ?)%ExH:?%ExM:?%ExS(?:[.,]%f)?(?:\s*%z)?",
        @"(?:%Z )?(?:%a )?%b %d %k:%M:%S(?:\.%f)?(?: %ExY)?",
        @"(?:%z )?(?:%a )?%b %d %k:%M:%S(?:\.%f)?(?: %ExY)?",
        "TAI64N",
    ];

    private static readonly DateTemplate[] DefaultTemplates = MakeDefaults();

    // The default templates that are tied to the start of the line, by what one would write for them.
    private static readonly Dictionary<string, DateTemplate> TiedDefaults =
        Defaults.Where(CanBeTied).Zip(DefaultTemplates).ToDictionary(pair => Key(LineBegin + pair.First), pair => pair.Second);

    private readonly bool hasDefaults;
    private readonly List<DateTemplate> templates = [];
    private readonly HashSet<string> names = [];

    private DatePatterns(bool hasDefaults)
    {
        this.hasDefaults = hasDefaults;
    }

    /// <summary>The 31 default templates: those that can be tied to the start of a line first tied, then all as they are.</summary>
    public static DateTemplateList DefaultList { get; } = new(DefaultTemplates);

    /// <summary>Compiles patterns, one a line; see <see cref="DateTemplateList.TryCompile"/>.</summary>
    public static bool TryCompile(string text, out DateTemplateList list, [NotNullWhen(false)] out string? problem)
    {
        problem = null;
        list = DefaultList;
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var patterns = new DatePatterns(hasDefaults: Array.Exists(lines, line => IsDefaults(Key(line))));
        foreach (var line in lines)
        {
            if (!patterns.TryAppend(line, out problem)) return false;
        }

        if (patterns.templates.Count > 0) list = new DateTemplateList([.. patterns.templates]);
        return true;
    }

    private static DateTemplate[] MakeDefaults()
    {
        var patterns = new DatePatterns(hasDefaults: false);
        foreach (var pattern in Defaults.Where(CanBeTied)) patterns.AppendDefault(LineBegin + pattern, AnchoredWeight);
        foreach (var pattern in Defaults) patterns.AppendDefault(pattern, 1);
        return [.. patterns.templates];
    }

    private static bool CanBeTied(string pattern) => pattern[0] != '^' && !pattern.StartsWith(LineBegin, StringComparison.Ordinal);

    private static bool IsDefaults(string key) => key is "{DEFAULT}" or LineBegin;

    private static string Key(string pattern) => pattern.Contains('%', StringComparison.Ordinal) ? pattern : pattern.ToUpperInvariant();

    private void AppendDefault(string pattern, double weight)
    {
        if (!TryMake(pattern, weight, out var template, out var problem)) throw new InvalidOperationException(problem);
        templates.Add(template);
    }

    private bool TryAppend(string pattern, [NotNullWhen(false)] out string? problem)
    {
        var key = Key(pattern);
        if (IsDefaults(key)) return TryAppendDefaults(onlyLineBegin: key == LineBegin, out problem);
        if (key.Contains("{DATE}", StringComparison.Ordinal) && FindPlaceholder(pattern, "{DATE}") >= 0) return TryAppendAround(pattern, out problem);
        // One of the defaults, written out beside them, is that default and has its weight.
        if (hasDefaults && TiedDefaults.TryGetValue(key, out var tied)) return TryAdd(tied, ignoresDuplicate: false, out problem);
        if (key == "{NONE}") pattern = Unbound + "^";
        return TryMake(pattern, 1, out var template, out problem) && TryAdd(template, ignoresDuplicate: false, out problem);
    }

    private bool TryAppendDefaults(bool onlyLineBegin, [NotNullWhen(false)] out string? problem)
    {
        problem = null;
        var ignoresDuplicates = templates.Count > 0;
        foreach (var template in DefaultTemplates)
        {
            if ((!onlyLineBegin || template.IsLineBegin) && !TryAdd(template, ignoresDuplicates, out problem)) return false;
        }

        return true;
    }

    // Each default pattern in the place of {DATE}
    private bool TryAppendAround(string pattern, [NotNullWhen(false)] out string? problem)
    {
        problem = null;
        var ignoresDuplicates = templates.Count > 0;
        foreach (var date in Defaults)
        {
            // Forms without tokens stand for themselves only where they are the whole pattern; elsewhere they are text, as in the peer.
            var inner = date == "EPOCH" ? "Epoch" : RegexText.Unbound(date);
            if (!TryMake(Replace(pattern, "{DATE}", inner), 1, out var template, out problem)) return false;
            if (!TryAdd(template, ignoresDuplicates, out problem)) return false;
        }

        return true;
    }

    private bool TryAdd(DateTemplate template, bool ignoresDuplicate, [NotNullWhen(false)] out string? problem)
    {
        problem = null;
        if (names.Add(template.Name))
        {
            templates.Add(template);
            return true;
        }

        if (ignoresDuplicate) return true;
        problem = $"datepattern has the template '{template.Name}' twice; remove one";
        return false;
    }

    private static bool TryMake(string pattern, double weight, [NotNullWhen(true)] out DateTemplate? template, [NotNullWhen(false)] out string? problem)
    {
        template = null;
        var shape = EpochPatterns.TryMake(pattern, Key(pattern));
        if (shape is null && !TryMakeCalendar(pattern, out shape, out problem)) return false;
        return DateTemplateFactory.TryMake(shape with { Weight = weight }, out template, out problem);
    }

    private static bool TryMakeCalendar(string pattern, [NotNullWhen(true)] out TemplateShape? shape, [NotNullWhen(false)] out string? problem)
    {
        shape = null;
        var (text, begin, wantsEnd) = (pattern, Boundary.Word, true);
        if (text.StartsWith(Unbound, StringComparison.Ordinal)) (text, begin, wantsEnd) = (text[Unbound.Length..], Boundary.None, false);
        else if (text.StartsWith(LineBegin, StringComparison.Ordinal)) (text, begin) = (text[LineBegin.Length..], Boundary.Line);
        if (!DateTokens.TryExpand(text, out var regex, out var name, out problem)) return false;
        if (DateTokens.HasNames(text)) regex = "(?iu)" + regex;
        shape = Shape(name, pattern, regex, begin, wantsEnd);
        return true;
    }

    /// <summary>The shape of a template whose regex is bound as wanted; its name tells that it is tied to the start of the line.</summary>
    public static TemplateShape Shape(string name, string? pattern, string regex, Boundary begin, bool wantsEnd)
    {
        var bound = RegexText.Bound(regex, begin, wantsEnd);
        var tied = begin == Boundary.Line && bound.IsTied && !name.StartsWith(LineBegin, StringComparison.Ordinal);
        return new TemplateShape(tied ? LineBegin + name : name, pattern, bound.Regex, bound.IsLineBegin, bound.IsLineEnd);
    }

    /// <summary>Place of an unescaped placeholder, whatever its case, or -1.</summary>
    public static int FindPlaceholder(string pattern, string placeholder)
    {
        var at = -1;
        do at = pattern.IndexOf(placeholder, at + 1, StringComparison.OrdinalIgnoreCase);
        while (at > 0 && pattern[at - 1] == '\\');
        return at;
    }

    /// <summary>The pattern with each unescaped placeholder replaced.</summary>
    public static string Replace(string pattern, string placeholder, string replacement)
    {
        var rest = pattern;
        var result = "";
        while (FindPlaceholder(rest, placeholder) is >= 0 and var at)
        {
            result += rest[..at] + replacement;
            rest = rest[(at + placeholder.Length)..];
        }

        return result + rest;
    }
}
