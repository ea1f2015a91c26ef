using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine.Prefiltering;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Patterns;

namespace Banhammer.Engine.Matching;

/// <summary>A filter's definition with a pattern for each of its regexes: what filters are made of, one for each source.</summary>
public sealed class FilterPlan
{
    private readonly IReadOnlyList<CompiledPattern> ignores;

    private FilterPlan(
        FilterDefinition definition, IReadOnlyList<CompiledPattern> fails, CompiledPattern? prefix, IReadOnlyList<CompiledPattern> ignores)
    {
        Definition = definition;
        FailPatterns = fails;
        PrefixPattern = prefix;
        this.ignores = ignores;
    }

    /// <summary>What the patterns were made of.</summary>
    public FilterDefinition Definition { get; }

    /// <summary>The failregexes, in order.</summary>
    public IReadOnlyList<CompiledPattern> FailPatterns { get; }

    /// <summary>The prefregex; null where there is none.</summary>
    public CompiledPattern? PrefixPattern { get; }

    /// <summary>All patterns: prefregex, failregexes, ignoreregexes.</summary>
    public IEnumerable<CompiledPattern> Patterns => (PrefixPattern is null ? [] : new[] { PrefixPattern }).Concat(FailPatterns).Concat(ignores);

    /// <summary>Finds or builds a pattern for each regex.</summary>
    /// <param name="definition">At least one failregex.</param>
    /// <param name="hostNames">Whether <c>&lt;HOST&gt;</c> takes host names.</param>
    /// <param name="registry">What is compiled in.</param>
    /// <param name="faults">Takes what is wrong, with its place in the files.</param>
    /// <returns>The plan, or null where something is wrong.</returns>
    public static FilterPlan? TryCreate(FilterDefinition definition, bool hostNames, PatternRegistry registry, ICollection<Fault> faults)
    {
        var isSound = true;
        var fails = definition.FailRegexes.Select(regex => Resolve(regex, RegexRole.Fail)).ToArray();
        var prefix = definition.PrefRegex is { } prefRegex ? Resolve(prefRegex, RegexRole.Prefix) : null;
        var ignores = definition.IgnoreRegexes.Select(regex => Resolve(regex, RegexRole.Ignore)).ToArray();
        RequireFailureIds();
        return isSound && fails.Length > 0 ? new FilterPlan(definition, fails!, prefix, ignores!) : null;

        void RequireFailureIds()
        {
            for (var i = 0; i < fails.Length; i++)
            {
                if (fails[i] is { } pattern && !PatternChecks.HasFailureId(pattern.Groups.Concat(prefix?.Groups ?? [])))
                {
                    var source = definition.FailRegexes[i];
                    faults.Add(Fault.Of(PatternFaults.NoFailureId, source.Locate(0, source.Text.Length), source.Text));
                    isSound = false;
                }
            }
        }

        CompiledPattern? Resolve(RegexSource source, RegexRole role)
        {
            if (registry.Find(FinalRegex.Of(source.Text, role, hostNames, definition.MaxLines)) is { } compiled)
            {
                return compiled;
            }

            var read = PatternReader.Read(source.Text, role, hostNames, definition.MaxLines);
            if (read.Fault is { } fault)
            {
                faults.Add(fault.At(source.Locate(fault.Offset, fault.Length)));
                isSound = false;
                return null;
            }

            return CompiledPattern.Build(read.Tree!);
        }
    }

    /// <summary>What each failregex needs, in order, as the prefilter wants it where dates are cut at <paramref name="joint"/>.</summary>
    /// <remarks>
    /// What the prefregex needs, each failregex needs too. A filter of several lines takes every line: the literal that a match needs may be in
    /// any of them.
    /// </remarks>
    public IReadOnlyList<LiteralNeeds> NeedsFor(DateJoint joint) => FailPatterns
        .Select(pattern => Definition.MaxLines > 1 ? LiteralNeeds.EveryLine : LiteralNeeds.Of(
            pattern.LiteralSets.Concat(PrefixPattern?.LiteralSets ?? []).Select(set => Within(set, joint))))
        .ToArray();

    /// <summary>A filter with matchers of its own.</summary>
    public Filter NewFilter(OffenderTexts texts, FilterOptions options) => new(
        FailPatterns.Select(pattern => pattern.NewMatcher(options.Matchers)),
        PrefixPattern?.NewMatcher(options.Matchers),
        ignores.Select(pattern => pattern.NewMatcher(options.Matchers)),
        texts,
        options,
        Definition.MaxLines);

    private static LiteralSet Within(IEnumerable<RequiredLiteral> literals, DateJoint joint) => LiteralSet.Of(
        RequiredLiterals.Within(literals, joint).Select(literal => Literal.Of(literal.Text, literal.IgnoreCase)));
}
