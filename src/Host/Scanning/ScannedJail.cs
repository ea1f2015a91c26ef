using System;
using System.Collections.Generic;
using Banhammer.Engine;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.Engine.Prefiltering;
using Banhammer.Engine.Resolving;
using Banhammer.Engine.Sources.Journal;
using Banhammer.Host.Cli;
using Banhammer.Host.Filters;

namespace Banhammer.Host.Scanning;

/// <summary>A jail of a scan, or a filter with limits: what it looks for, whom it counts, and its report.</summary>
internal sealed class ScannedJail : IDisposable
{
    private readonly FilterOptions filterOptions;
    private readonly IgnoreList ignoreList;
    private readonly HostNameResolver names;
    private readonly HostNameWarnings warnings = new();
    private readonly DateTemplateList templates;
    private readonly CommandContext context;
    private readonly OffenderTexts texts;

    /// <summary>A jail that has seen nothing yet.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="plan">Its filter.</param>
    /// <param name="newReport">Makes the report, by the jail's name and texts.</param>
    /// <param name="context">Where warnings go.</param>
    /// <exception cref="UsageException">Something that was asked for can't be used.</exception>
    public ScannedJail(ScanRequest request, FilterPlan plan, Func<string, OffenderTexts, ScanReport> newReport, CommandContext context)
    {
        (Request, Plan, this.context) = (request, plan, context);
        if (!DateTemplateList.TryCompile(plan.Definition.DatePattern, out var compiled, out var problem))
        {
            throw new UsageException(plan.Definition.Path, problem);
        }

        templates = compiled;
        var key = OffenderHashKey.Random();
        texts = new OffenderTexts(key);
        ignoreList = IgnoreList.Parse(request.IgnoreIp, texts, out var problems);
        foreach (var wrong in problems)
        {
            // What a jail says is as it runs; what is asked for here can be corrected.
            context.Complain(request.OfJail is { } own ? $"jail '{own.Name}': {wrong}" : throw new UsageException("--ignoreip", wrong));
        }

        filterOptions = FilterOptions.Default with { HostNames = request.HostNames, Matchers = request.Matchers };
        names = new HostNameResolver(new SystemHostNames(), context.Time, request.HostNames == HostNamePolicy.Warn ? warnings.Add : null);
        Report = newReport(request.OfJail?.Name ?? plan.Definition.Name, texts);
        Jail = new Jail(request.Jail with { Tally = Report.Tally }, texts, key);
    }

    /// <summary>What is asked for.</summary>
    public ScanRequest Request { get; }

    /// <summary>Its filter.</summary>
    public FilterPlan Plan { get; }

    /// <summary>What counts.</summary>
    public Jail Jail { get; }

    /// <summary>What is printed.</summary>
    public ScanReport Report { get; }

    /// <summary>What its regexes need.</summary>
    public IReadOnlyList<LiteralNeeds> Needs => Plan.NeedsFor(templates.Joint);

    /// <summary>A filter with matchers of its own.</summary>
    public Filter NewFilter() => Plan.NewFilter(texts, filterOptions);

    /// <summary>Its part in reading a log.</summary>
    public JailReader NewReader(OpenLog log)
    {
        ILineDates dates = log.Source is JournalSource journal
            ? new GivenDates(journal.Times)
            : new LineDates(new DateDetector(templates, new DateOptions
            {
                TimeZone = Request.TimeZone,
                LogTimeZone = Request.LogTimeZone,
                ReferenceTime = log.Now,
                LatestYear = context.Time.GetUtcNow().Year, // stamps after --now are read, then rejected
            }));
        return new JailReader(NewFilter(), dates, ignoreList, names);
    }

    /// <summary>Tells of host names that were looked up, if that is wanted.</summary>
    public void PrintWarnings() => warnings.Print(context);

    /// <inheritdoc/>
    public void Dispose() => Report.Dispose();
}
