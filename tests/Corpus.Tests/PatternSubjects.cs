using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;

namespace Banhammer.Corpus.Tests;

/// <summary>What each regex of a filter is asked about a line: the line without its date, or what prefregex leaves of it.</summary>
internal sealed class PatternSubjects
{
    private readonly FilterPlan plan;
    private readonly DateDetector dates;
    private readonly Matcher? prefix;
    private Captures captures;

    public PatternSubjects(FilterPlan plan)
    {
        this.plan = plan;
        if (!DateTemplateList.TryCompile(plan.Definition.DatePattern, out var templates, out var problem))
        {
            throw new ArgumentException(problem, nameof(plan));
        }

        dates = new DateDetector(templates, new DateOptions { TimeZone = FilterRun.SampleZone, ReferenceTime = FilterRun.SampleNow });
        prefix = plan.PrefixPattern?.NewMatcher(MatcherChoice.Regex);
        captures = new Captures(prefix?.GroupNames.Count ?? 0);
    }

    /// <summary>The regexes of the filter with their subjects.</summary>
    public IEnumerable<(CompiledPattern Pattern, string Subject)> Of(byte[] line)
    {
        var cut = dates.TryDetect(line, out var date) ? date.Cut : DateCut.None;
        byte[] dateless = [.. line.AsSpan(0, cut.Start), .. line.AsSpan(cut.End)];
        var text = Content(dateless) ?? dateless;
        return plan.Patterns.Select(pattern => (pattern, Encoding.UTF8.GetString(pattern == plan.PrefixPattern ? dateless : text)));
    }

    private byte[]? Content(byte[] line)
    {
        captures.NextSubject();
        var group = prefix?.GroupNames.ToList().IndexOf("content") ?? -1;
        return group >= 0 && prefix!.TryMatch(line, DateCut.None, ref captures) && captures.HasText(group)
            ? line[captures.Start(group)..Math.Min(captures.End(group), line.Length)] : null;
    }
}
