using System.Collections.Generic;
using System.Linq;
using System.Text;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;

namespace Banhammer.Engine.Tests.Matching;

/// <summary>A filter with a memory: what it found in each line it was shown.</summary>
internal sealed class FilterProbe
{
    private readonly OffenderTexts texts = new(new OffenderHashKey(1, 2));
    private readonly Filter filter;

    public FilterProbe(IEnumerable<string> fails, string? prefix = null, IEnumerable<string>? ignores = null, FilterOptions? options = null, int maxLines = 1) =>
        filter = Patterns.Filter(fails, prefix, ignores, options, texts, maxLines);

    /// <summary>What the last line gave.</summary>
    public List<Found> Found { get; } = [];

    /// <summary>Lines before the last one that it took up.</summary>
    public IEnumerable<string> LinesTakenUp => filter.LinesTakenUp;

    public IEnumerable<string> Ids => Found.Select(found => found.Id ?? "");

    public LineOutcome Examine(string line, double seconds = 0, DateCut cut = default) => Examine(Encoding.UTF8.GetBytes(line), seconds, cut);

    public LineOutcome Examine(byte[] line, double seconds = 0, DateCut cut = default)
    {
        Found.Clear();
        var sink = new Sink(this);
        return filter.Examine(line, cut, new EventTime((long)(seconds * 1e6)), [], 0, ref sink);
    }

    private readonly struct Sink(FilterProbe probe) : IFindingSink
    {
        public void Add(in Finding finding)
        {
            var fields = finding.Fields;
            probe.Found.Add(new Found(
                finding.RuleIndex,
                finding.Offender is { } offender ? probe.texts.Format(offender) : null,
                finding.Offender?.Kind,
                finding.Address is { } address ? probe.texts.Format(address) : null,
                finding.IsNoFail,
                probe.filter.FieldNames.Select((name, i) => (name, fields.TextOf(i))).Where(pair => pair.Item2 is not null).ToDictionary(pair => pair.name, pair => pair.Item2!),
                finding.Lines?.ToArray() ?? []));
        }
    }
}

/// <summary>A finding, kept.</summary>
internal sealed record Found(
    int Rule, string? Id, OffenderKind? Kind, string? Address, bool IsNoFail, Dictionary<string, string> Fields, IReadOnlyList<string> Lines);
