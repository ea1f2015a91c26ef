using System.Collections.Generic;
using System.Text;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;

namespace Banhammer.Host.Running;

/// <summary>Finds out what a filter captures in the lines of a ban.</summary>
/// <remarks>
/// Nobody looks at the fields of a failure that leads to no ban, so they aren't kept: the lines of a ban are matched once more. What other lines of a
/// session said is not among them. Owned by the engine's thread.
/// </remarks>
/// <param name="jail">Whose filter the lines matched.</param>
/// <param name="texts">The jail's texts.</param>
internal sealed class EvidenceReader(PreparedJail jail, OffenderTexts texts)
{
    private readonly Filter filter = jail.Plan.NewFilter(texts, FilterOptions.Default with { HostNames = jail.HostNames, KeepDetails = true });

    /// <summary>The evidence in lines of one offender, with their dates.</summary>
    public BanEvidence Read(IReadOnlyList<(byte[] Text, DateCut Cut, EventTime EventTime)> lines)
    {
        var matches = new List<string>(lines.Count);
        var fields = new Dictionary<string, string>();
        var sink = new Sink(filter.FieldNames, fields);
        foreach (var (text, cut, eventTime) in lines)
        {
            matches.Add(Encoding.UTF8.GetString(text));
            filter.Examine(text, cut, eventTime, [], 0, ref sink);
        }

        return new BanEvidence(matches, fields);
    }

    private readonly struct Sink(IReadOnlyList<string> names, Dictionary<string, string> into) : IFindingSink
    {
        public void Add(in Finding finding)
        {
            foreach (var field in finding.Fields is { } fields ? fields.Named : [])
            {
                if (finding.Fields!.TextOf(field) is { } value)
                {
                    into[names[field]] = value;
                }
            }
        }
    }
}
