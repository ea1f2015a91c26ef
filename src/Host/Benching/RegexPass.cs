using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Framing;
using Banhammer.Engine.Matching;
using Banhammer.Engine.Prefiltering;
using Banhammer.FilterLanguage.Patterns;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.Host.Benching;

/// <summary>Tries each regex of a filter by itself on the lines that reach it.</summary>
/// <remarks>Of the sample's candidates the first hundred thousand; of a filter of several lines each line by itself.</remarks>
internal sealed class RegexPass
{
    private const int MostLines = 100_000;
    private const string Content = "content";

    private readonly BenchedFilter filter;
    private readonly List<Subject> lines = [];

    /// <summary>Takes down what there is to be tried.</summary>
    public RegexPass(BenchedFilter filter)
    {
        this.filter = filter;
        var prefilter = new Prefilter(filter.Needs);
        var dates = filter.NewDates();
        using var candidates = new CandidateList();
        using var pipe = filter.NewReader();
        var framer = new LineFramer(pipe, FramingOptions.Default);
        while (lines.Count < MostLines && framer.TryRead(out var block))
        {
            prefilter.Find(block, candidates);
            for (var i = 0; i < candidates.Count && lines.Count < MostLines; i++)
            {
                var line = candidates[i];
                ref readonly var date = ref dates.Of(block.Bytes, line.Start, line.End);
                if (date.Kind == LineDateKind.Dated)
                {
                    lines.Add(new Subject(block.Bytes[line.Start..line.End].ToArray(), date.Cut, candidates.Sets(i).ToArray()));
                }
            }

            dates.FinishBlock(block.Bytes);
        }
    }

    /// <summary>Measures them all.</summary>
    /// <param name="fastest">Runs something several times and gives the seconds of the fastest.</param>
    public IEnumerable<RegexCost> Run(Func<Action, double> fastest)
    {
        var behind = lines;
        var plan = filter.Plan;
        if (plan.PrefixPattern is { } prefix)
        {
            behind = BehindPrefix(prefix.NewMatcher(filter.Options.Matchers));
            yield return Measure("prefregex", prefix, lines, fastest);
        }

        for (var i = 0; i < plan.FailPatterns.Count; i++)
        {
            var rule = i;
            yield return Measure(Numbered("failregex", i), plan.FailPatterns[i], [.. behind.Where(line => line.Has(rule))], fastest);
        }

        var ignores = plan.Patterns.Skip(plan.FailPatterns.Count + (plan.PrefixPattern is null ? 0 : 1)).ToArray();
        for (var i = 0; i < ignores.Length; i++)
        {
            yield return Measure(Numbered("ignoreregex", i), ignores[i], lines, fastest);
        }
    }

    private static string Numbered(string role, int index) => string.Create(CultureInfo.InvariantCulture, $"{role} {index + 1}");

    private RegexCost Measure(string name, CompiledPattern pattern, List<Subject> subjects, Func<Action, double> fastest)
    {
        var matcher = pattern.NewMatcher(filter.Options.Matchers);
        var captures = new Captures(matcher.GroupNames.Count);
        var matched = 0L;
        var seconds = fastest(() =>
        {
            matched = 0;
            foreach (var subject in subjects)
            {
                captures.NextSubject();
                matched += matcher.TryMatch(subject.Line, subject.Cut, ref captures) ? 1 : 0;
            }
        });
        return new RegexCost(name, subjects.Count, matched, seconds, CostOf(pattern), matcher.Kind);
    }

    private static string CostOf(CompiledPattern pattern) =>
        PatternParser.Parse(pattern.Final).Tree is { } tree && ProgramCompiler.TryCompile(tree, out var program, out _) ? CostAnalysis.Of(program!).ToString() : "unknown";

    // What the failregexes see of the lines that the prefregex lets through.
    private List<Subject> BehindPrefix(Matcher prefix)
    {
        var captures = new Captures(prefix.GroupNames.Count);
        var content = prefix.GroupNames.ToList().IndexOf(Content);
        var behind = new List<Subject>();
        foreach (var line in lines)
        {
            captures.NextSubject();
            if (prefix.TryMatch(line.Line, line.Cut, ref captures))
            {
                behind.Add(content >= 0 && captures.HasText(content) ? line.Part(captures.Start(content), captures.End(content)) : line);
            }
        }

        return behind;
    }

    private sealed record Subject(byte[] Line, DateCut Cut, ulong[] Sets)
    {
        public bool Has(int rule) => (Sets[rule >> 6] >> (rule & 63) & 1) != 0;

        public Subject Part(int start, int end)
        {
            end = Math.Min(end, Line.Length); // it may have taken the newline that ends each subject
            return new Subject(Line[start..end], Cut.Start > start && Cut.Start < end ? new DateCut(Cut.Start - start, Math.Min(Cut.End, end) - start) : DateCut.None, Sets);
        }
    }
}
