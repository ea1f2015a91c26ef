using System.Collections.Generic;
using System.Linq;
using System.Text;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Shouldly;

namespace Banhammer.Engine.Tests.Matching;

/// <summary>A filter with a memory: what it found in each line it was shown. Its twin that keeps no details must decide the same.</summary>
internal sealed class FilterProbe
{
    private readonly OffenderTexts texts = new(new OffenderHashKey(1, 2));
    private readonly Filter filter;
    private readonly Filter lean;

    public FilterProbe(IEnumerable<string> fails, string? prefix = null, IEnumerable<string>? ignores = null, FilterOptions? options = null, int maxLines = 1)
    {
        options ??= FilterOptions.Default;
        fails = fails.ToArray();
        ignores = ignores?.ToArray();
        filter = Patterns.Filter(fails, prefix, ignores, options with { KeepDetails = true }, texts, maxLines);
        lean = Patterns.Filter(fails, prefix, ignores, options with { KeepDetails = false }, texts, maxLines);
    }

    /// <summary>What the last line gave.</summary>
    public List<Found> Found { get; } = [];

    /// <summary>Lines before the last one that it took up.</summary>
    public IEnumerable<string> LinesTakenUp => filter.LinesTakenUp;

    public IEnumerable<string> Ids => Found.Select(found => found.Id ?? "");

    public LineOutcome Examine(string line, double seconds = 0, DateCut cut = default) => Examine(Encoding.UTF8.GetBytes(line), seconds, cut);

    public LineOutcome Examine(byte[] line, double seconds = 0, DateCut cut = default)
    {
        var time = new EventTime((long)(seconds * 1e6));
        Found.Clear();
        var sink = new Sink(this);
        var leanOutcome = lean.Examine(line, cut, time, [], 0, ref sink);
        var leanFound = Found.Select(Decision).ToArray();

        Found.Clear();
        var outcome = filter.Examine(line, cut, time, [], 0, ref sink);
        leanOutcome.ShouldBe(outcome);
        leanFound.ShouldBe(Found.Select(Decision));
        return outcome;
    }

    private static (int, string?, string?, bool) Decision(Found found) => (found.Rule, found.Id, found.Address, found.IsNoFail);

    private readonly struct Sink(FilterProbe probe) : IFindingSink
    {
        public void Add(in Finding finding)
        {
            var fields = finding.Fields;
            probe.Found.Add(new Found(
                finding.RuleIndex,
                finding.Offender.IsNobody ? null : probe.texts.Format(finding.Offender),
                finding.Offender.Kind,
                finding.Address.IsNobody ? null : probe.texts.Format(finding.Address),
                finding.IsNoFail,
                probe.filter.FieldNames.Select((name, i) => (name, fields?.TextOf(i))).Where(pair => pair.Item2 is not null).ToDictionary(pair => pair.name, pair => pair.Item2!),
                finding.Lines?.ToArray() ?? []));
        }
    }
}

/// <summary>A finding, kept.</summary>
internal sealed record Found(
    int Rule, string? Id, OffenderKind Kind, string? Address, bool IsNoFail, Dictionary<string, string> Fields, IReadOnlyList<string> Lines);
