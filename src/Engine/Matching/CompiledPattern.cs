using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Banhammer.FilterLanguage.Patterns;

namespace Banhammer.Engine.Matching;

/// <summary>A final regex with what was worked out from it: how to match it, its groups, its required literals. Shared by filters and threads.</summary>
public sealed class CompiledPattern
{
    private readonly Lazy<Regex> regex;

    /// <summary>A pattern whose regex was generated at build time; called by generated code.</summary>
    /// <param name="text">The final regex in Python's syntax.</param>
    /// <param name="multiline">Whether <c>^</c> and <c>$</c> match at every line.</param>
    /// <param name="regex">Gives the generated regex.</param>
    /// <param name="groups">The groups that Python names, in order.</param>
    /// <param name="literals">Each match contains at least one; empty: none is known.</param>
    public CompiledPattern(string text, bool multiline, Func<Regex> regex, string[] groups, RequiredLiteral[] literals)
        : this(new FinalRegex(text, multiline), MatcherKind.Regex, regex, groups, literals)
    {
    }

    private CompiledPattern(FinalRegex final, MatcherKind kind, Func<Regex> regex, IEnumerable<string> groups, IEnumerable<RequiredLiteral> literals)
    {
        Final = final;
        Kind = kind;
        this.regex = new Lazy<Regex>(regex);
        Groups = groups.ToArray();
        Literals = literals.ToArray();
    }

    /// <summary>The key under which it is registered.</summary>
    public FinalRegex Final { get; }

    /// <summary>What matches it.</summary>
    public MatcherKind Kind { get; }

    /// <summary>The groups that Python names, in order.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>Each match contains at least one of these; empty: none is known.</summary>
    public IReadOnlyList<RequiredLiteral> Literals { get; }

    /// <summary>Builds a pattern at run time, for a regex that isn't compiled in.</summary>
    public static CompiledPattern Build(PatternTree tree)
    {
        var translated = DotNetTranslator.Translate(tree);
        var options = translated.Multiline ? RegexOptions.Multiline : RegexOptions.None;
        return new CompiledPattern(
            new FinalRegex(tree.Text, tree.Multiline),
            MatcherKind.RuntimeRegex,
            () => RuntimeRegex.Create(translated.Text, options),
            translated.GroupNames,
            RequiredLiterals.Of(tree));
    }

    /// <summary>A matcher of its own for one filter.</summary>
    public Matcher NewMatcher() => new RegexMatcher(regex.Value, Groups, Kind);
}
