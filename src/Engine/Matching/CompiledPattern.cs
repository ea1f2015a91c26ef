using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Banhammer.Engine.Matching.Emitted;
using Banhammer.Engine.Matching.Programs;
using Banhammer.FilterLanguage.Patterns;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.Engine.Matching;

/// <summary>A final regex with what was worked out from it: how to match it, its groups, its required literals. Shared by filters and threads.</summary>
public sealed class CompiledPattern
{
    private readonly Lazy<Regex> regex;
    private readonly Lazy<PackedProgram?> program;
    private readonly EmittedProgram? emitted;

    /// <summary>A pattern whose regex was generated at build time; called by generated code.</summary>
    /// <param name="text">The final regex in Python's syntax.</param>
    /// <param name="multiline">Whether <c>^</c> and <c>$</c> match at every line.</param>
    /// <param name="regex">Gives the generated regex.</param>
    /// <param name="groups">The groups that Python names, in order.</param>
    /// <param name="literalSets">Each match contains at least one literal of every set; empty: none is known.</param>
    /// <param name="emitted">Its program as C#; null where it has none, or too large a one.</param>
    public CompiledPattern(string text, bool multiline, Func<Regex> regex, string[] groups, RequiredLiteral[][] literalSets, EmittedProgram? emitted = null)
    {
        this.emitted = emitted;
        Final = new FinalRegex(text, multiline);
        this.regex = new Lazy<Regex>(regex);
        program = new Lazy<PackedProgram?>(() => PatternParser.Parse(Final).Tree is { } tree ? Compile(tree) : null);
        Groups = groups;
        LiteralSets = literalSets;
        IsCompiledIn = true;
    }

    private CompiledPattern(PatternTree tree)
    {
        Final = new FinalRegex(tree.Text, tree.Multiline);
        regex = new Lazy<Regex>(() => RegexOf(tree));
        program = new Lazy<PackedProgram?>(() => Compile(tree));
        Groups = tree.GroupNames.ToArray();
        LiteralSets = RequiredLiterals.SetsOf(tree).Select(set => set.ToArray()).ToArray();
    }

    /// <summary>The key under which it is registered.</summary>
    public FinalRegex Final { get; }

    /// <summary>Whether its code was generated at build time.</summary>
    public bool IsCompiledIn { get; }

    /// <summary>The groups that Python names, in order.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>Each match contains at least one literal of every set; empty: none is known.</summary>
    public IReadOnlyList<IReadOnlyList<RequiredLiteral>> LiteralSets { get; }

    /// <summary>What a text begins with that can match.</summary>
    public PatternStart Start => emitted?.Start ?? program.Value?.Start ?? PatternStart.Any;

    /// <summary>Builds a pattern at run time, for a regex that isn't compiled in.</summary>
    public static CompiledPattern Build(PatternTree tree) => new(tree);

    /// <summary>A matcher of its own for one filter.</summary>
    public Matcher NewMatcher(MatcherChoice choice = MatcherChoice.Fastest)
    {
        if (choice == MatcherChoice.Fastest && emitted is not null)
        {
            return new EmittedMatcher(emitted, new Lazy<PackedProgram>(() => program.Value!), Groups) { Start = Start };
        }

        return choice != MatcherChoice.Regex && program.Value is { } packed
            ? new ProgramMatcher(packed, Groups) { Start = Start }
            : new RegexMatcher(regex.Value, Groups, IsCompiledIn ? MatcherKind.Regex : MatcherKind.RuntimeRegex) { Start = Start };
    }

    private static PackedProgram? Compile(PatternTree tree) => ProgramCompiler.TryCompile(tree, out var compiled, out _) ? ProgramPacker.Pack(compiled!) : null;

    private static Regex RegexOf(PatternTree tree)
    {
        var translated = DotNetTranslator.Translate(tree);
        return RuntimeRegex.Create(translated.Text, translated.Multiline ? RegexOptions.Multiline : RegexOptions.None);
    }
}
