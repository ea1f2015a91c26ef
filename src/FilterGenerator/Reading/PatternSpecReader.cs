using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Banhammer.FilterGenerator.Diagnostics;
using Banhammer.FilterGenerator.Model;
using Banhammer.FilterLanguage;
using Banhammer.FilterLanguage.Advice;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Patterns;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.FilterGenerator.Reading;

/// <summary>Parses, translates and describes the regexes of one filter, under all its options and both meanings of the host tags.</summary>
internal sealed class PatternSpecReader
{
    private readonly FilterSource filter;
    private readonly List<Fault> faults;
    private readonly List<PatternSpec> patterns = [];
    private readonly HashSet<FinalRegex> seen = [];

    private PatternSpecReader(FilterSource filter)
    {
        this.filter = filter;
        faults = [.. filter.Faults];
    }

    /// <summary>The final regexes of <paramref name="filter"/>, each once, named by the first options that lead to it.</summary>
    public static FilterSpec Read(FilterSource filter, CancellationToken cancellation)
    {
        var reader = new PatternSpecReader(filter);
        foreach (var variant in filter.Variants)
        {
            cancellation.ThrowIfCancellationRequested();
            reader.Read(variant);
        }

        var variants = filter.Variants.Select(variant => variant.Options).Where(options => options.Length > 0);
        return new FilterSpec(
            filter.Name,
            filter.Path,
            variants.ToEquatableArray(),
            reader.patterns.ToEquatableArray(),
            reader.faults.Distinct().ToEquatableArray());
    }

    private void Read(FilterVariant variant)
    {
        var definition = variant.Definition;
        var prefix = definition.PrefRegex is { } source ? ReadOne(variant, source, RegexRole.Prefix) : null;
        var fails = definition.FailRegexes.Select(regex => ReadOne(variant, regex, RegexRole.Fail)).ToList();
        foreach (var ignore in definition.IgnoreRegexes)
        {
            ReadOne(variant, ignore, RegexRole.Ignore);
        }

        faults.AddRange(PatternChecks.Of(fails, prefix)
            .Concat(PatternAdvice.Of(fails, prefix))
            .Select(finding => FaultOf(finding.Fault, definition.FailRegexes[finding.Index])));
    }

    private ReadPattern ReadOne(FilterVariant variant, RegexSource source, RegexRole role)
    {
        var named = PatternReader.Read(source.Text, role, hostNames: true, variant.Definition.MaxLines);
        if (named.Fault is { } fault)
        {
            // The same would be wrong with addresses only; once is enough.
            faults.Add(FaultOf(fault, source));
            return named;
        }

        if (role != RegexRole.Fail)
        {
            // Advice on failregexes has it already.
            faults.AddRange(PatternAdvice.OfTags(named).Select(found => FaultOf(found, source)));
        }

        if (named.Tree is { } tree && !seen.Contains(named.Regex))
        {
            AddCost(tree, source);
        }

        Add(named, variant, source, role, hostNames: true);
        Add(PatternReader.Read(source.Text, role, hostNames: false, variant.Definition.MaxLines), variant, source, role, hostNames: false);
        return named;
    }

    private void AddCost(PatternTree tree, RegexSource source)
    {
        if (ProgramCompiler.TryCompile(tree, out var program, out _) && CostAnalysis.Of(program!) is { IsLinear: false } cost)
        {
            var rule = cost.IsExponential || cost.Degree > 2 ? CompilingFaults.SteepBacktracking : CompilingFaults.QuadraticBacktracking;
            faults.Add(Fault.Of(rule, source.Locate(0, source.Text.Length), cost.IsExponential ? "2^n" : cost.ToString()));
        }
    }

    private void Add(ReadPattern read, FilterVariant variant, RegexSource source, RegexRole role, bool hostNames)
    {
        if (read.Tree is { } tree && seen.Add(read.Regex))
        {
            patterns.Add(new PatternSpec(
                read.Regex,
                DotNetTranslator.Translate(tree),
                RequiredLiterals.SetsOf(tree),
                PatternDescriber.Describe(tree),
                role,
                source.Number,
                variant.Options,
                hostNames,
                PlaceOf(source)));
        }
    }

    private static Fault FaultOf(PatternFault fault, RegexSource source) => fault.At(source.Locate(fault.Offset, fault.Length));

    // A regex often starts with a macro from an included file; what a reader wants to see is the filter's own line.
    private SourceSpan PlaceOf(RegexSource source)
    {
        var origins = source.Trace.Segments.Select(segment => segment.Origin);
        return origins.Where(origin => origin.Path == filter.Path).DefaultIfEmpty(source.Locate(0, 0)).First();
    }
}
